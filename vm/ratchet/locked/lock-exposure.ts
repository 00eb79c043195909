import {coveredPaths} from '../../probe/covered-paths.ts';
import {Exposure} from '../../probe/exposure.ts';
import type {SectionOf} from '../../probe/exposure-document.ts';
import type {Section} from '../../probe/sections.ts';
import {sections} from '../../probe/sections.ts';
import {subjectsOf} from '../../probe/subjects-of.ts';
import {withoutCall} from '../../probe/without-call.ts';
import {isPassing} from './is-passing.ts';
import type {LockedExposure} from './locked-exposure.ts';
import {lockedIdentity, type NumberNames} from './locked-identity.ts';
import {lockedMounts} from './locked-mounts.ts';
import {lockedProcess} from './locked-process.ts';
import {lockedWalk} from './locked-walk.ts';
import type {SeenExposure} from './seen-exposure.ts';
import {steadyText} from './steady-text.ts';

export type LockExposureOptions = {
  /** Name of the service, in place of what it was called while it was looked at. */
  readonly unit: string;
  /** Namespaces and mounts of the machine itself. */
  readonly outside?: Exposure | undefined;
  /** Without them users and groups are told by their numbers. */
  readonly names?: NumberNames | undefined;
  /** Paths that are there only because others were looked at, too. */
  readonly ofOthers?: readonly string[];
  /** System calls that the service does not have and the probe was allowed, which it needs. Default: none. */
  readonly lent?: readonly string[];
};

const noNames: NumberNames = {users: new Map(), groups: new Map()};

/** An exposure in the form that is the same from run to run. */
export const lockExposure = (
  exposure: Exposure,
  {unit, outside, names = noNames, ofOthers = [], lent = []}: LockExposureOptions,
): SeenExposure => {
  const {document} = exposure;
  const whole = <Name extends Section>(name: Name, of = exposure): SectionOf<Name> | undefined =>
    whyEnded(of, name) === undefined && of.document[name] !== undefined ? of.section(name) : undefined;
  const mounts = whole('mounts');
  const devices = whole('devices')?.map(({path}) => path) ?? [];
  const walk = whole('walk');
  const walked =
    walk === undefined
      ? undefined
      : lockedWalk(walk, {unit, hidden: coveredPaths(exposure), without: new Set([...devices, ...ofOthers])});

  const factsOf = (name: Section): Record<string, string> => {
    const identity = name === 'identity' ? whole('identity') : undefined;
    if (name === 'walk' && walked !== undefined) {
      return walked.facts;
    }
    const facts = Object.fromEntries(
      [...subjectsOf(alone(exposure, name), outside).values]
        .filter(([subject, value]) => name !== 'devices' || isOpen(subject.replace('device ', ''), value))
        .map(([subject, value]) => [steadyText(subject, unit), steadyText(value, unit)]),
    );
    if (name === 'calls') {
      return {...facts, ...Object.fromEntries(lent.map((syscall) => [withoutCall(syscall), 'yes']))};
    }
    if (identity !== undefined) {
      return lockedIdentity(facts, identity, names);
    }
    if (name === 'mounts' && mounts !== undefined) {
      const proc = Object.entries(facts).filter(([subject]) => subject.startsWith('proc '));
      const all = outside === undefined ? undefined : whole('mounts', outside);
      return {...lockedMounts(mounts, all, unit), ...Object.fromEntries(proc)};
    }
    return name === 'process' ? lockedProcess(facts) : facts;
  };
  const locked: LockedExposure = Object.fromEntries(
    sections
      .filter((name) => document[name] !== undefined)
      .map((name) => [name, whyEnded(exposure, name) ?? sorted(factsOf(name))]),
  );
  return {locked, isAbsent: walked?.isAbsent ?? (() => false)};
};

/** Why a section is not to be taken as told; a walk that was cut short is none that can be compared. */
const whyEnded = ({document}: Exposure, name: Section): string | undefined => {
  const section = document[name];
  if (section !== undefined && 'ended' in section && section.ended !== undefined) {
    return section.ended;
  }
  return name === 'mounts' && section !== undefined && 'by' in section && section.by === null
    ? 'not to be asked'
    : undefined;
};

/** Whether a device is one that the service can do something with, and for longer than today. */
const isOpen = (path: string, value: string): boolean =>
  !isPassing(path) && (!value.startsWith('none') || value.includes('allowed'));

const alone = (exposure: Exposure, name: Section): Exposure =>
  new Exposure({version: 1, [name]: exposure.document[name]});

/** By the numbers of their characters: the same whatever language the host speaks. */
const sorted = (facts: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(facts).sort(([one], [other]) => (one < other ? -1 : 1)));

import {UsageError} from '../../harness/errors/usage-error.ts';
import type {Machine} from '../../harness/machine/machine.ts';
import {compareSubjects} from '../probe/compare-subjects.ts';
import type {Exposure} from '../probe/exposure.ts';
import type {Difference} from '../probe/difference.ts';
import {subjectsOf} from '../probe/subjects-of.ts';
import {knowledgeFor} from '../systemd/knowledge-for.ts';
import type {SystemdKnowledge} from '../systemd/systemd-knowledge.ts';
import type {Inspection, ServiceInspection, ServiceProblem, TriedSuggestion} from './inspection.ts';
import {judge} from './judge/judge.ts';
import {type Observation, observe} from './judge/observation.ts';
import {InspectionRun} from './run/inspection-run.ts';
import type {MachineSurvey} from './machine/machine-survey.ts';
import type {TwinRun} from './run/twin-run.ts';
import {type Suggestion, suggestions} from './table/suggestions.ts';
import {makeTwin} from './twin/make-twin.ts';
import type {Twin} from './twin/twin.ts';
import {type Declared, declaredIn} from './unit/declared.ts';
import {instanceName} from './unit/instance-name.ts';
import type {LocatedSetting} from './unit/located-setting.ts';
import {parseLocated} from './unit/parse-located.ts';
import type {UnitSource} from './unit/unit-source.ts';
import {whyNotSeen} from './why-not-seen.ts';

export type InspectOptions = {
  readonly machine: Machine;
  /** The probe's program. */
  readonly probe: Uint8Array;
  /** Files of units, or names of services that the machine has. */
  readonly services: readonly (UnitSource | string)[];
  /** Try what could still be closed. Default: yes. */
  readonly suggest?: boolean;
  /** The machine ends with the inspection, so that nothing need be taken away there. Default: no. */
  readonly isThrownAway?: boolean;
  readonly signal?: AbortSignal;
};

/** Milliseconds in which a probe is to tell what it has, before the machine's factor. */
const deadlineMs = 4000;

/** One service on its way through. */
type Candidate = {
  readonly source: UnitSource;
  readonly settings: readonly LocatedSetting[];
  readonly declared: ReadonlyMap<string, Declared>;
};

/**
 * What services may see and do on a machine, by twins of theirs. Nothing of a service is started, stopped or written, and what
 * is made is taken away.
 *
 * @throws UsageError for a unit that does not parse, or that the machine does not have, when it is the only one; MachineryError when
 *   the machine fails.
 */
export const inspectServices = async (options: InspectOptions): Promise<Inspection> => {
  const {machine, probe, services, suggest = true, isThrownAway = false, signal} = options;
  await using run = new InspectionRun(machine, {isThrownAway, signal});
  const names = services.filter((each) => typeof each === 'string').map(instanceName);
  const begun = await run.begin(probe, names);
  const {survey} = begun;
  const found = [...begun.services];
  const candidates = services.map((each): Candidate | ServiceProblem => {
    if (typeof each !== 'string') {
      return candidateOf(each);
    }
    const service = found.shift();
    if (service === undefined || !('source' in service)) {
      return {name: each, problem: whyNotLoaded(machine.name, service)};
    }
    return candidateOf(service.source);
  });
  const knowledge = knowledgeFor(survey.systemd);
  const twinOf =
    ({source, settings}: Candidate, further: readonly string[] = []) =>
    (output: string) =>
      makeTwin({
        name: source.name,
        settings,
        further,
        folder: run.folder,
        output,
        survey,
        deadlineMs: Math.ceil(deadlineMs * machine.timeoutFactor),
      });
  const known = candidates
    .filter((each) => 'settings' in each)
    .map((candidate) => ({candidate, wanted: suggest ? wantedFor(candidate, knowledge) : []}));
  // In one command: what could be closed does not depend on what is seen.
  const twins = known.flatMap(({candidate, wanted}) => [
    twinOf(candidate),
    twinOf(candidate, wanted.map(lineOf)),
  ]);
  const all =
    known.length === 0 ? undefined : await run.run(twins, {scored: known.map((_, index) => index * 2)});
  const results = new Map<Candidate, ServiceInspection | ServiceProblem>();
  for (const [index, {candidate, wanted}] of known.entries()) {
    const [twin, first, further] = [all?.twins[index * 2], all?.runs[index * 2], all?.runs[index * 2 + 1]];
    if (all === undefined || twin === undefined || first === undefined) {
      continue;
    }
    const observed = (exposure: Exposure | undefined, outside: Exposure): Observation | undefined =>
      exposure === undefined ? undefined : observe(exposure, outside);
    const result = inspectionOf(
      candidate,
      {run: first, twin, observation: observed(first.exposure, all.outside)},
      survey,
      knowledge,
    );
    if ('problem' in result || result.observation === undefined || wanted.length === 0) {
      results.set(candidate, result);
      continue;
    }
    let after: (suggestion: Suggestion) => Observation | undefined;
    const together = observed(further?.exposure, all.outside);
    if (together === undefined) {
      // With all of them at once it does not start: each by itself.
      const singly = await run.run(wanted.map((each) => twinOf(candidate, [lineOf(each)])));
      const each = wanted.map((_, at) => observed(singly.runs[at]?.exposure, singly.outside));
      after = (suggestion) => each[wanted.indexOf(suggestion)];
    } else {
      after = () => together;
    }
    results.set(candidate, {...result, suggestions: closedBy(wanted, result, after, survey, knowledge)});
  }
  return {
    machine: machine.name,
    systemdVersion: survey.systemdVersion,
    kernel: survey.kernel,
    services: candidates.map((candidate) =>
      'settings' in candidate
        ? (results.get(candidate) ?? {name: candidate.source.name, problem: 'nothing was told of it'})
        : candidate,
    ),
  };
};

type Seen = {readonly run: TwinRun; readonly twin: Twin; readonly observation: Observation | undefined};

const candidateOf = (source: UnitSource): Candidate | ServiceProblem => {
  try {
    const settings = parseLocated(source);
    if (!settings.some(({section}) => section === 'Service')) {
      return {
        name: source.name,
        problem: `${source.files[0]?.path ?? source.name}: has no section [Service]`,
      };
    }
    return {source, settings, declared: declaredIn(settings)};
  } catch (error) {
    if (error instanceof UsageError) {
      return {name: source.name, problem: error.message};
    }
    throw error;
  }
};

const whyNotLoaded = (
  machine: string,
  service: {readonly loadState: string; readonly loadError: string} | undefined,
): string =>
  service === undefined || service.loadState === 'not-found'
    ? `${machine} has no such service; systemctl list-unit-files --type=service tells those that it has`
    : service.loadState === 'masked'
      ? `it is masked on ${machine}`
      : `${machine} cannot load it: ${service.loadState} ${service.loadError}`.trim();

const inspectionOf = (
  {source, declared}: Candidate,
  {run, twin, observation}: Seen,
  survey: MachineSurvey,
  knowledge: SystemdKnowledge,
): ServiceInspection | ServiceProblem => {
  let whyUnseen: string | undefined;
  if (observation === undefined) {
    const last = (name: string) => declared.get(name)?.values.at(-1);
    const why = whyNotSeen(run, knowledge, {user: last('User'), group: last('Group')});
    if ('problem' in why) {
      return {name: source.name, problem: why.problem};
    }
    whyUnseen = why.unseen;
  }
  const verdicts = judge({
    declared,
    observation,
    ...(whyUnseen === undefined ? {} : {whyUnseen}),
    names: survey,
    knowledge,
    complaints: run.said,
  }).map((verdict) => {
    const why = twin.changed.get(verdict.directive);
    return why === undefined ? verdict : {...verdict, state: 'unseen' as const, why, checks: []};
  });
  return {
    name: source.name,
    files: source.files.map(({path}) => path),
    verdicts,
    observation,
    whyUnseen,
    score: run.score,
    suggestions: [],
    changed: twin.changed,
    said: run.said,
  };
};

const lineOf = ({directive, value}: Suggestion): string => `${directive}=${value}`;

/** What the unit does not declare, and this systemd knows. What is there and asks for nothing was put there on purpose. */
const wantedFor = ({declared}: Candidate, knowledge: SystemdKnowledge): readonly Suggestion[] =>
  suggestions.filter(
    ({directive}) => knowledge.directives.Service.includes(directive) && !declared.has(directive),
  );

/** Of what was tried that which closes something, with what. */
const closedBy = (
  wanted: readonly Suggestion[],
  {observation: before}: ServiceInspection,
  after: (suggestion: Suggestion) => Observation | undefined,
  names: MachineSurvey,
  knowledge: SystemdKnowledge,
): TriedSuggestion[] => {
  if (before === undefined) {
    return [];
  }
  const was = subjectsOf(before.exposure, before.outside);
  return wanted.flatMap((suggestion) => {
    const observation = after(suggestion);
    if (observation === undefined) {
      return [];
    }
    const {directive, value} = suggestion;
    const at = {section: 'Service', name: directive, value, file: '', line: 0};
    const [verdict] = judge({
      declared: new Map([[directive, {name: directive, values: [value], at}]]),
      observation,
      names,
      knowledge,
      complaints: [],
    });
    if (verdict?.state !== 'in force') {
      return [];
    }
    const decided = new Set(verdict.checks.map(({fact}) => fact));
    const closes = compareSubjects(subjectsOf(observation.exposure, observation.outside), {
      values: new Map([...was.values].filter(([fact]) => decided.has(fact) || isBeside(fact, directive))),
      whole: [],
    }).filter(isClosed);
    return closes.length === 0 ? [] : [{...suggestion, closes}];
  });
};

/** Another error in place of one is nothing that is closed. */
const isClosed = ({subject, expected: before, breadth}: Difference): boolean =>
  breadth === 'narrower' ||
  (breadth === 'other' &&
    (!/^(can|family|socket|loopback|tunable|secret|cgroup|device) /.test(subject) ||
      /allowed|^special$/.test(before)));

/** What a directive closes beyond what is looked at to judge it. */
const isBeside = (fact: string, directive: string): boolean =>
  (directive === 'ProtectSystem' && fact.startsWith('path ')) ||
  (directive === 'PrivateDevices' && fact.startsWith('device ')) ||
  (directive === 'CapabilityBoundingSet' && /^(bounding|effective) capability /.test(fact));

import {capabilityNames} from '../../../vm/probe/capability-names.ts';
import {probeEntry} from '../../../vm/probe/probe-store.ts';
import {dropStoreHashes} from '../../../vm/units/drop-store-hashes.ts';
import type {UnitSetting} from '../../../vm/units/unit-setting.ts';
import type {Mutation} from './mutation.ts';

const bind = 'BindReadOnlyPaths';

/** Paths of the host that a confined service must not have. */
const hostPaths = ['/', '/dev', '/home', '/nix/store', '/root', '/run/systemd', '/sys'];

/** A confined unit is known by this directive, which nothing else sets. */
const isConfined = (settings: readonly UnitSetting[]): boolean =>
  settings.some(({name}) => name === 'RootDirectory');

/** Of a service's process, not of what it is confined to, though every unit has it. */
const ofProcess = /^(?:Exec|Environment)/;

const isProbe = (setting: UnitSetting): boolean =>
  setting.name === bind && nameOf(setting).endsWith(`/${probeEntry}`);

const service = (name: string, value: string): UnitSetting => ({section: 'Service', name, value});

/** What a module names after the unit, such as the root directory of 2019 and 2024, is the same thing in all of them. */
const ofUnit = /(?<=\/)test\d+[@-][^/]*/g;

/** A setting as it is named: the same store path has another hash with another compiler. */
const nameOf = ({name, value}: UnitSetting): string =>
  `${name}=${dropStoreHashes(value).replaceAll(ofUnit, 'test…')}`;

/** The other value of a boolean; undefined for what is none. */
const flipped = (value: string): string | undefined =>
  /^(?:1|yes|true|on)$/i.test(value) ? 'no' : /^(?:0|no|false|off)$/i.test(value) ? 'yes' : undefined;

/**
 * All mutations of what a module yields: each directive dropped, each boolean flipped, each bind writable, paths of the
 * host bound, and each capability given, in all units alike. Its directives are those that every confined unit has. To the
 * module one path of a closure is like the other: those of the units with the probe stand for all.
 *
 * @param units the settings of each, of which those that are not confined stay as they are
 */
export const mutationsOf = (units: Iterable<readonly UnitSetting[]>): Mutation[] => {
  const confined = [...units].filter(isConfined);
  const isOfModule = ({name}: UnitSetting) =>
    !ofProcess.test(name) &&
    confined.every((unit) => unit.some((each) => each.section === 'Service' && each.name === name));
  const settings = new Map(
    confined
      .flatMap((unit) => (unit.some(isProbe) ? unit : unit.filter(({name}) => name !== bind)))
      .filter(isOfModule)
      .map((setting) => [nameOf(setting), setting]),
  );
  return [
    ...[...settings.values()].flatMap(mutationsOfSetting),
    ...hostPaths.map((path) => added(`${path} of the host is bound`, service(bind, path))),
    ...capabilityNames.map((name) => {
      const capability = `CAP_${name.toUpperCase()}`;
      return added(`${capability} is given`, service('AmbientCapabilities', capability));
    }),
  ];
};

const mutationsOfSetting = (setting: UnitSetting): Mutation[] => {
  const {name, value} = setting;
  const other = flipped(value);
  return [
    replaced(setting, 'is dropped', []),
    ...(other === undefined ? [] : [replaced(setting, `is ${other}`, [service(name, other)])]),
    ...(name === bind
      ? [replaced(setting, 'is writable', ({value: path}) => [service('BindPaths', path)])]
      : []),
  ];
};

const mutation = (
  name: string,
  work: (settings: readonly UnitSetting[]) => readonly UnitSetting[],
): Mutation => ({name, apply: (settings) => (isConfined(settings) ? work(settings) : settings)});

const added = (name: string, setting: UnitSetting): Mutation => mutation(name, (unit) => [...unit, setting]);

const replaced = (
  setting: UnitSetting,
  how: string,
  by: readonly UnitSetting[] | ((found: UnitSetting) => readonly UnitSetting[]),
): Mutation => {
  const name = nameOf(setting);
  const isIt = (found: UnitSetting) => found.section === 'Service' && nameOf(found) === name;
  return mutation(`${name} ${how}`, (unit) => {
    if (!unit.some(isIt)) {
      return unit;
    }
    // A tmpfs goes with the root: systemd 257 that is to mount one over the real root hangs.
    const rest =
      setting.name === 'RootDirectory' ? unit.filter((each) => each.name !== 'TemporaryFileSystem') : unit;
    return rest.flatMap((found) => (isIt(found) ? (typeof by === 'function' ? by(found) : by) : [found]));
  });
};

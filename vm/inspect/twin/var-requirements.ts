import type {LocatedSetting} from '../unit/located-setting.ts';
import type {MachineNames} from '../values/machine-names.ts';
import {readValue} from '../values/read-value.ts';

/**
 * Lines of `[Unit]` by which a twin requires /var where its service does. systemd 262 gives a service with PrivateTmp=disconnected a
 * /var/tmp of its own only then: by its default dependencies, or where it says so.
 */
export const varRequirements = (settings: readonly LocatedSetting[], names: MachineNames): string[] => {
  const ofUnit = settings.filter(({section}) => section === 'Unit');
  const byDefault = ofUnit.filter(({name}) => name === 'DefaultDependencies').map(({value}) => value);
  if (byDefault.length === 0 || readValue('switch', byDefault, names)?.word !== 'no') {
    return ['RequiresMountsFor=/var'];
  }
  return ofUnit
    .filter(({name}) => name === 'RequiresMountsFor' || name === 'WantsMountsFor')
    .flatMap(({name, value}) =>
      value
        .split(/\s+/)
        .filter((path) => path === '/var' || path.startsWith('/var/'))
        .map((path) => `${name}=${path}`),
    );
};

import type {LocatedSetting} from '../unit/located-setting.ts';

/**
 * Lines of `[Unit]` by which a twin requires /var where its service does. systemd 262 gives a service with PrivateTmp=disconnected a
 * /var/tmp of its own only then: by its default dependencies, or where it says so.
 */
export const varRequirements = (settings: readonly LocatedSetting[]): string[] => {
  const ofUnit = settings.filter(({section}) => section === 'Unit');
  const isWithout = ofUnit.findLast(({name}) => name === 'DefaultDependencies')?.value ?? '';
  if (!/^(no|n|false|f|off|0)$/i.test(isWithout)) {
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

import type {Twin} from '../twin/twin.ts';
import type {LocatedSetting} from '../unit/located-setting.ts';

/** Directives that the twin does not have: it is started once each time, and is to be told of soon. */
const removed = new Set(
  `
  Restart RestartMode RestartSec RestartSteps RestartMaxDelaySec RestartForceExitStatus WatchdogSec
  TimeoutSec TimeoutStartSec TimeoutStopSec TimeoutAbortSec RuntimeMaxSec FailureAction StartLimitAction RebootArgument
  `
    .trim()
    .split(/\s+/),
);

/**
 * A twin that runs the service's own commands. Only for a machine that is thrown away: nothing keeps it from changing what is there.
 *
 * @param seconds that it may take to start
 */
export const startTwin = (name: string, settings: readonly LocatedSetting[], seconds: number): Twin => ({
  of: name,
  changed: new Map(),
  mayMake: [],
  directories: [],
  runsOn: 'start',
  text: [
    '[Unit]',
    `Description=Twin of ${name.replaceAll('%', '%%')}, with its own commands`,
    'DefaultDependencies=no',
    ...settings
      .filter(({section, name: directive}) => section === 'Unit' && directive === 'JoinsNamespaceOf')
      .map(({value}) => `JoinsNamespaceOf=${value}`),
    '[Service]',
    ...settings
      .filter(({section, name: directive}) => section === 'Service' && !removed.has(directive))
      .map(({name: directive, value}) => `${directive}=${value}`),
    `TimeoutStartSec=${seconds}`,
    'TimeoutStopSec=5',
    '',
  ].join('\n'),
});

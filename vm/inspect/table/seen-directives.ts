import type {DirectiveEntry} from './entry/directive-entry.ts';
import {devicesDirectives} from './seen/devices-directives.ts';
import {fileSystemDirectives} from './seen/file-system-directives.ts';
import {identityDirectives} from './seen/identity-directives.ts';
import {kernelDirectives} from './seen/kernel-directives.ts';
import {limitsDirectives} from './seen/limits-directives.ts';
import {networkDirectives} from './seen/network-directives.ts';
import {privilegesDirectives} from './seen/privileges-directives.ts';
import {processesDirectives} from './seen/processes-directives.ts';
import {systemCallsDirectives} from './seen/system-calls-directives.ts';

/**
 * What an exposure must show when a directive is in force, from systemd.exec(5) and systemd.resource-control(5) and seen by
 * experiment on every guest.
 */
export const seenDirectives: Readonly<Record<string, DirectiveEntry>> = {
  ...identityDirectives,
  ...fileSystemDirectives,
  ...devicesDirectives,
  ...kernelDirectives,
  ...processesDirectives,
  ...networkDirectives,
  ...systemCallsDirectives,
  ...privilegesDirectives,
  ...limitsDirectives,
};

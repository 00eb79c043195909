import type {ExecLine} from '../exec/exec-line.ts';
import {keptByPlus} from '../table/kept-by-plus.ts';
import type {Declared} from '../unit/declared.ts';
import type {MachineNames} from '../values/machine-names.ts';
import {readValue} from '../values/read-value.ts';

/** What `!` and `!!` leave to the command. DynamicUser= makes a user that it does not become. */
const ofUsers: ReadonlySet<string> = new Set(['User', 'Group', 'SupplementaryGroups', 'DynamicUser']);

const ofRoot: ReadonlySet<string> = new Set(['RootDirectory', 'RootImage']);

const ofCredentials: ReadonlySet<string> = new Set(['SetCredential', 'LoadCredential']);

/** Those for which systemd puts credentials in place. */
const withCredentials: ReadonlySet<string> = new Set(['ExecStartPre', 'ExecStart', 'ExecStartPost']);

/** Why systemd does not apply a directive to a command of the unit, whatever it declares; undefined where it is to be in force. */
export const whyNotApplied = (
  directive: string,
  {kind, prefix}: Pick<ExecLine, 'kind' | 'prefix'>,
  declared: ReadonlyMap<string, Declared>,
  names: MachineNames,
): string | undefined => {
  const isSet = (name: string): boolean =>
    kind !== 'ExecStart' && readValue('switch', declared.get(name)?.values ?? [], names)?.word === 'yes';
  if (prefix === '+' && !keptByPlus.has(directive)) {
    return 'the command has +, and runs outside of the sandbox';
  }
  if (prefix.startsWith('!') && ofUsers.has(directive)) {
    return `the command has ${prefix}, and changes its user itself`;
  }
  if (isSet('PermissionsStartOnly') && !keptByPlus.has(directive)) {
    return 'PermissionsStartOnly= has it for ExecStart= alone';
  }
  if (isSet('RootDirectoryStartOnly') && ofRoot.has(directive)) {
    return 'RootDirectoryStartOnly= has it for ExecStart= alone';
  }
  const policy = declared.get('CPUSchedulingPolicy')?.values.at(-1);
  if (directive === 'CPUSchedulingPriority' && policy !== 'rr' && policy !== 'fifo') {
    return `CPUSchedulingPolicy=${policy ?? 'other'} knows no priorities, fifo and rr do`;
  }
  return ofCredentials.has(directive) && !withCredentials.has(kind)
    ? `${kind}= is given no credentials`
    : undefined;
};

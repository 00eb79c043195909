import type {LocatedSetting} from '../unit/located-setting.ts';
import {commandsIn} from './commands-in.ts';
import type {ExecKind} from './exec-kind.ts';
import type {ExecLine} from './exec-line.ts';

/** Prefixes that let a command run with more than the unit says, from what is most. */
const byPrivilege = ['+', '!', '!!', ''] as const;

/**
 * Of a unit's commands of one kind that which may do most: the others may do no more. Undefined when it has none.
 *
 * @param settings of the unit, itself and its drop-ins
 */
export const execLineOf = (settings: readonly LocatedSetting[], kind: ExecKind): ExecLine | undefined => {
  let lines: Omit<ExecLine, 'count'>[] = [];
  for (const {section, name, value, file, line} of settings) {
    if (section === 'Service' && name === kind) {
      const at = `${file}:${line}`;
      lines =
        value === ''
          ? []
          : [
              ...lines,
              ...commandsIn(value).map((command) => ({kind, prefix: prefixOf(command), command, at})),
            ];
    }
  }
  const most = byPrivilege.flatMap((prefix) => lines.find((each) => each.prefix === prefix) ?? [])[0];
  return most === undefined ? undefined : {...most, count: lines.length};
};

/** Each stands once, in any order, among those that say how the command is run. */
const prefixOf = (command: string): ExecLine['prefix'] => {
  const given = (/^[-@:+!|]*/.exec(command)?.[0] ?? '').replaceAll(/[^+!]/g, '');
  return given.includes('+') ? '+' : (byPrivilege.find((prefix) => prefix === given) ?? '');
};

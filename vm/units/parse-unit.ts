import {MachineryError} from '../../harness/errors/machinery-error.ts';
import type {UnitSetting} from './unit-setting.ts';

/**
 * The settings of a unit file in the order of the file. Comments and blank lines are skipped, and a line that
 * ends with a backslash goes on in the next, as systemd.syntax(7) says.
 *
 * @throws MachineryError for a line that is none of these, or that sets something outside of a section.
 */
export const parseUnit = (text: string): UnitSetting[] => {
  const settings: UnitSetting[] = [];
  let section: string | undefined;
  for (const line of text.replaceAll(/\\\n/g, ' ').split('\n')) {
    if (/^\s*([#;]|$)/.test(line)) {
      continue;
    }
    const header = /^\[([^\]]+)\]\s*$/.exec(line)?.[1];
    if (header !== undefined) {
      section = header;
      continue;
    }
    const [, name, value] = /^([^=\s]+)\s*=\s*(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined || section === undefined) {
      throw new MachineryError(`A unit file has the line ${JSON.stringify(line)}, which sets nothing`);
    }
    settings.push({section, name, value: value.trimEnd()});
  }
  return settings;
};

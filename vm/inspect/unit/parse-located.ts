import {UsageError} from '../../../harness/errors/usage-error.ts';
import type {LocatedSetting} from './located-setting.ts';
import type {UnitSource} from './unit-source.ts';

/**
 * The assignments in the files of a unit, as systemd.syntax(7) has them: a line that ends with a backslash goes on in the next,
 * comments among those that go on are left out.
 *
 * @throws UsageError for a line that is none of these, or that sets something outside of a section, with file and line.
 */
export const parseLocated = ({files}: UnitSource): LocatedSetting[] =>
  files.flatMap(({path, text}) => parseFile(path, text));

const parseFile = (file: string, text: string): LocatedSetting[] => {
  const settings: LocatedSetting[] = [];
  let section: string | undefined;
  for (const {line, at} of logicalLines(text)) {
    if (/^\s*([#;]|$)/.test(line)) {
      continue;
    }
    const header = /^\s*\[([^\]]+)\]\s*$/.exec(line)?.[1];
    if (header !== undefined) {
      section = header;
      continue;
    }
    const [, name, value] = /^\s*([^=\s]+)\s*=\s*(.*)$/s.exec(line) ?? [];
    if (name === undefined || value === undefined) {
      throw new UsageError(
        `${file}:${at}: ${JSON.stringify(line.trim())} is neither a section, nor NAME=VALUE`,
      );
    }
    if (section === undefined) {
      throw new UsageError(`${file}:${at}: ${name}= stands before the first section, as in [Service]`);
    }
    settings.push({section, name, value: value.trimEnd(), file, line: at});
  }
  return settings;
};

const logicalLines = (text: string): {line: string; at: number}[] => {
  const lines: {line: string; at: number}[] = [];
  let begun: {line: string; at: number} | undefined;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    if (begun !== undefined && /^\s*[#;]/.test(raw)) {
      continue;
    }
    const line = (begun?.line ?? '') + raw.replace(/\\$/, ' ');
    const at = begun?.at ?? index + 1;
    if (raw.endsWith('\\')) {
      begun = {line, at};
    } else {
      lines.push({line, at});
      begun = undefined;
    }
  }
  return begun === undefined ? lines : [...lines, begun];
};

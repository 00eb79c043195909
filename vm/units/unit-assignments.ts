import type {UnitSetting} from './unit-setting.ts';

/** An assignment, and the line where it begins, from 1. */
export type UnitAssignment = UnitSetting & {readonly line: number};

/** A line that is neither a section, an assignment nor a comment; with a name it is an assignment outside of all sections. */
export type WrongLine = {readonly line: number; readonly text: string; readonly name?: string};

/**
 * The assignments of a unit file in its order, as systemd.syntax(7) has them: a line that ends with a backslash goes on in the
 * next, and comments among those that go on are left out.
 *
 * @param refuse makes what is thrown for the first line that is none of these
 */
export const unitAssignments = (text: string, refuse: (wrong: WrongLine) => Error): UnitAssignment[] => {
  const assignments: UnitAssignment[] = [];
  let section: string | undefined;
  for (const {text: words, line} of logicalLines(text)) {
    if (/^\s*([#;]|$)/.test(words)) {
      continue;
    }
    const header = /^\s*\[([^\]]+)\]\s*$/.exec(words)?.[1];
    if (header !== undefined) {
      section = header;
      continue;
    }
    const [, name, value] = /^\s*([^=\s]+)\s*=\s*(.*)$/s.exec(words) ?? [];
    if (name === undefined || value === undefined) {
      throw refuse({line, text: words.trim()});
    }
    if (section === undefined) {
      throw refuse({line, text: words.trim(), name});
    }
    assignments.push({section, name, value: value.trimEnd(), line});
  }
  return assignments;
};

type LogicalLine = {text: string; line: number};

const logicalLines = (text: string): LogicalLine[] => {
  const lines: LogicalLine[] = [];
  let begun: LogicalLine | undefined;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    if (begun !== undefined && /^\s*[#;]/.test(raw)) {
      continue;
    }
    const line: LogicalLine = {
      text: (begun?.text ?? '') + raw.replace(/\\$/, ' '),
      line: begun?.line ?? index + 1,
    };
    begun = raw.endsWith('\\') ? line : undefined;
    if (begun === undefined) {
      lines.push(line);
    }
  }
  return begun === undefined ? lines : [...lines, begun];
};

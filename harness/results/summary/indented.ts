import {printable} from '../printable.ts';

/** The lines of a text, below the words of a case that has this label width. */
export const indented = (text: string, labelWidth: number): string[] =>
  text.trim() === ''
    ? []
    : printable(text)
        .trimEnd()
        .split('\n')
        .map((line) => `${' '.repeat(labelWidth + 4)}${line}`.trimEnd());

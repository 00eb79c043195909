/** Which kind of data a block has: `part` a piece of the run, `packed` all of it, compressed, `file` one of its files. */
export type DataBlock = 'part' | 'packed' | 'file';

/** Data in a page, where no character of it can be taken for markup. Ends in a newline. */
export const dataBlock = (kind: DataBlock, value: unknown): string =>
  `<script type="application/json" class="${kind}">${escaped(value)}</script>\n`;

/** No `<` can begin a tag or a comment, and no line separator ends a line. */
const escaped = (value: unknown): string =>
  JSON.stringify(value).replaceAll(
    /[<\u2028\u2029]/g,
    (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** A table in Markdown; a cell without a text is left empty. */
export const markdownTable = (
  head: readonly string[],
  rows: readonly (readonly (string | undefined)[])[],
): string => {
  const line = (cells: readonly (string | undefined)[]) =>
    `| ${cells.map((cell = '') => cell.replaceAll('\n', ' ').replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)].join('\n');
};

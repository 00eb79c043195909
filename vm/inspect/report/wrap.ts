const width = 110;

/** Items joined by commas, in lines that fit a screen; none without items. */
export const wrap = (first: string, items: readonly string[], next: string): string[] => {
  const lines: string[] = [];
  let line = first;
  for (const [index, item] of items.entries()) {
    const text = index === items.length - 1 ? item : `${item}, `;
    if (line.length + text.trimEnd().length > width && line.trim() !== first.trim() && line !== next) {
      lines.push(line.trimEnd());
      line = next;
    }
    line += text;
  }
  return items.length === 0 ? [] : [...lines, line.trimEnd()];
};

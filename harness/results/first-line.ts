/** Characters of a line that readers show in a list. */
const most = 500;

/** The first line of a text that has some, cut where it is long: the text has all. */
export const firstLine = (text: string): string => {
  const [line = ''] = text.trim().split('\n');
  return line.length > most ? `${line.slice(0, most)}…` : line;
};

import type {FileLines} from './file-lines.ts';

/** Characters of one line that are kept. */
const longestLine = 4096;

/** The beginning and the end of what is too long, with a line between them that says how much is left out. */
export const limitedLines = ({lines, times}: FileLines, mostCharacters: number): FileLines => {
  const short = lines.map((line) =>
    line.length <= longestLine
      ? line
      : `${line.slice(0, longestLine)} [… ${line.length - longestLine} characters are left out here]`,
  );
  const size = (line: string): number => line.length + 1;
  const total = short.reduce((sum, line) => sum + size(line), 0);
  if (total <= mostCharacters) {
    return {lines: short, ...(times === undefined ? {} : {times})};
  }
  let first = 0;
  for (let room = mostCharacters / 2; first < short.length; first += 1) {
    room -= size(short[first] ?? '');
    if (room < 0) {
      break;
    }
  }
  let last = short.length;
  for (let room = mostCharacters / 2; last > first; last -= 1) {
    room -= size(short[last - 1] ?? '');
    if (room < 0) {
      break;
    }
  }
  const between = [`[… ${last - first} lines are left out here]`];
  return {
    lines: [...short.slice(0, first), ...between, ...short.slice(last)],
    ...(times === undefined
      ? {}
      : {times: [...times.slice(0, first), times[first] ?? null, ...times.slice(last)]}),
  };
};

import type {FileLines} from './file-lines.ts';

/** As `journalctl -o short-iso-precise` begins a line. */
const beginning = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)/;

/** Lines of a journal, with their times where they begin with such. A line without one came with that before. */
export const journalLines = (text: string): FileLines => {
  const lines = text.split('\n');
  let time: number | null = null as number | null;
  const times = lines.map((line) => {
    const found = beginning.exec(line)?.[0];
    if (found !== undefined) {
      time = Date.parse(found.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
    }
    return time;
  });
  return {lines, ...(time === null ? {} : {times})};
};

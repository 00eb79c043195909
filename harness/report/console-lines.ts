import type {FileLines} from './file-lines.ts';

/**
 * Lines of a console, each with the time at which its first byte came.
 *
 * @param timing for each chunk of bytes a line with the seconds since the one before and its size, as `script` writes it
 * @param startedAt when the first of these seconds begins: milliseconds since 1970
 */
export const consoleLines = (
  bytes: Buffer,
  timing: string | undefined,
  startedAt: number | undefined,
): FileLines => {
  const lines = bytes.toString('utf8').split('\n');
  if (timing === undefined || startedAt === undefined) {
    return {lines};
  }
  const chunks = timing.split('\n').flatMap((line) => {
    const [seconds = NaN, size = NaN] = line.split(' ').map(Number);
    return line === '' || Number.isNaN(seconds) || Number.isNaN(size) ? [] : [{seconds, size}];
  });
  let chunk = -1;
  let end = 0;
  let time = startedAt;
  const times: (number | null)[] = [];
  for (let start = 0; times.length < lines.length;) {
    while (start >= end && chunk + 1 < chunks.length) {
      chunk += 1;
      time += (chunks[chunk]?.seconds ?? 0) * 1000;
      end += chunks[chunk]?.size ?? 0;
    }
    times.push(Math.round(time));
    const next = bytes.indexOf(0x0a, start);
    start = next === -1 ? bytes.length : next + 1;
  }
  return {lines, times};
};

import {writeFileSync} from 'node:fs';
import {relative} from 'node:path';

/** How many tests are told. */
const count = 10;

/**
 * Writes a table of the tests that took longest to `file` when AVA's run has ended.
 *
 * @param {AsyncIterable<{type: string, duration?: number, title?: string, testFile?: string}>} events AVA's, of one run
 * @param {string} file
 */
export const tellLongest = async (events, file) => {
  const tests = [];
  for await (const {type, duration, title, testFile} of events) {
    if (type === 'test-passed' || type === 'test-failed') {
      tests.push({duration: duration ?? 0, title, path: relative(process.cwd(), testFile ?? '')});
    }
  }
  const longest = tests.sort((a, b) => b.duration - a.duration).slice(0, count);
  writeFileSync(
    file,
    longest
      .map(({duration, title, path}) => `${(duration / 1000).toFixed(1).padStart(8)} s  ${path}: ${title}\n`)
      .join(''),
  );
};

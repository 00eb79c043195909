import {writeFileSync} from 'node:fs';
import {relative} from 'node:path';

/** How many of the tests that took longest are told. */
const longestCount = 10;
/** How many lines of one failure are told again; all of them stand in AVA's own report. */
const failureLines = 30;

/** @param {string} file */
const pathOf = (file = '') => relative(process.cwd(), file);

/** What AVA knows of an error, without the frames that are the same for every test. */
const errorLines = ({formattedError, message = '', formattedDetails = [], stack = ''} = {}) =>
  [
    formattedError ?? (stack.includes(message) ? '' : message),
    ...[formattedDetails].flat().flatMap(({label = '', formatted = ''}) => [label, formatted]),
    stack.replace(/^Error\n/, ''),
  ]
    .join('\n')
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\s+at .*(?:node_modules|node:)/.test(line));

const failureText = ({what, lines}) =>
  [what, ...lines.slice(0, failureLines), ...(lines.length > failureLines ? ['…'] : [])]
    .map((line, index) => `${' '.repeat(index === 0 ? 2 : 6)}${line}\n`)
    .join('');

/** The tests that were under way when AVA waited no longer, or [] for another event. */
const timedOut = ({type, pendingTests}) =>
  type !== 'timeout'
    ? []
    : [...pendingTests].flatMap(([file, titles]) =>
        [...titles].map((title) => ({
          what: `${pathOf(file)}: ${title}`,
          lines: ['had not ended when AVA waited no longer'],
        })),
      );

const failureTypes = [
  'test-failed',
  'hook-failed',
  'uncaught-exception',
  'unhandled-rejection',
  'internal-error',
  'worker-failed',
];

/**
 * Writes to `file`, when AVA's run has ended, which tests took longest, and again what has failed: the steps that are
 * proved after the tests would leave that far above the end of a log.
 *
 * @param {AsyncIterable<object>} events AVA's, of one run
 * @param {string} file
 */
export const tellTests = async (events, file) => {
  const tests = [];
  const failures = [];
  for await (const event of events) {
    const {type, duration = 0, title, testFile, err, nonZeroExitCode, signal} = event;
    const what = title === undefined ? pathOf(testFile) : `${pathOf(testFile)}: ${title}`;
    if (type === 'test-passed' || type === 'test-failed') {
      tests.push({duration, what});
    }
    if (failureTypes.includes(type)) {
      const end =
        nonZeroExitCode === undefined ? `ended by ${signal}` : `ended with exit status ${nonZeroExitCode}`;
      failures.push({what, lines: err === undefined ? [end] : errorLines(err)});
    }
    failures.push(...timedOut(event));
  }
  const longest = tests.sort((a, b) => b.duration - a.duration).slice(0, longestCount);
  writeFileSync(
    file,
    [
      'the tests that took longest:\n',
      ...longest.map(({duration, what}) => `${(duration / 1000).toFixed(1).padStart(8)} s  ${what}\n`),
      ...(failures.length === 0 ? [] : [`\nwhat failed of the harness's own tests:\n`]),
      ...failures.map(failureText),
    ].join(''),
  );
};

import type {ExecutionContext} from 'ava';

/** How a command ended. */
type Ended = {readonly exitCode?: number | undefined; readonly stdout: string; readonly stderr: string};

/** Asserts that a command refused its input: by one line like this, and nothing else. */
export const assertRefused = (t: ExecutionContext, {exitCode, stdout, stderr}: Ended, line: RegExp): void => {
  t.is(exitCode, 2, stderr);
  t.is(stdout, '');
  t.is(stderr.split('\n').length, 1, stderr);
  t.regex(stderr, line);
};

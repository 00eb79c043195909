import test from 'ava';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {Progress} from '../progress/progress.ts';
import {bisectSuites} from './bisect-suites.ts';
import type {Candidate} from './candidate.ts';
import type {Verdict} from './verdict.ts';

const verdicts: Record<string, Verdict> = {
  good: {kind: 'good'},
  bad: {kind: 'bad', failures: [{title: '7 shell', message: 'no shell'}]},
  skip: {kind: 'skip', reason: 'step 3: refused'},
};

/** Bisects with a verdict for each suite from the oldest on, and notes which were tried. */
const bisect = async (
  words: readonly string[],
  good = 'bookworm',
  bad = 'forky',
  subject: Candidate['subject'] = {steps: [], regressionsAreBad: false},
) => {
  const byGuest = new Map(
    ['debian:bookworm', 'debian:trixie', 'debian:forky'].map((guest, index) => [guest, words[index] ?? '']),
  );
  const tried: string[] = [];
  const found = await bisectSuites(
    {good, bad, candidate: {module: '2025', subject, accel: 'auto'}},
    {progress: new Progress(), signal: new AbortController().signal},
    ({guest}) => {
      tried.push(guest);
      return Promise.resolve(verdicts[byGuest.get(guest) ?? ''] ?? {kind: 'good'});
    },
  );
  return {found, tried};
};

test('the first bad suite is found, whichever it is', async (t) => {
  const middle = await bisect(['good', 'bad', 'bad']);
  t.is(middle.found.suite, 'debian:trixie');
  t.is(middle.found.good, 'debian:bookworm');
  t.deepEqual(middle.found.verdict, verdicts.bad);
  const last = await bisect(['good', 'good', 'bad']);
  t.is(last.found.suite, 'debian:forky');
  t.is(last.found.good, 'debian:trixie');
  t.deepEqual(last.tried, ['debian:bookworm', 'debian:forky', 'debian:trixie']);
});

test('neighbours need no third suite', async (t) => {
  const {found, tried} = await bisect(['good', 'bad', 'good'], 'debian:bookworm', 'trixie');
  t.is(found.suite, 'debian:trixie');
  t.deepEqual(tried, ['debian:bookworm', 'debian:trixie']);
});

test('what cannot be bisected is refused', async (t) => {
  for (const [words, good, bad, message] of [
    [[], 'forky', 'bookworm', /the good suite must be older; from old to new: bookworm, trixie, forky/],
    [[], 'trixie', 'trixie', /must be older/],
    [[], 'sid', 'forky', /no such suite/],
    [['bad', 'bad', 'bad'], 'bookworm', 'forky', /^--good bookworm: is not good: bad: 7 shell$/],
    [['good', 'good', 'good'], 'bookworm', 'forky', /^--bad forky: is not bad: all steps are proved$/],
    [['good', 'skip', 'bad'], 'bookworm', 'forky', /^debian:trixie: step 3: refused$/],
  ] as const) {
    await t.throwsAsync(bisect(words, good, bad), {instanceOf: UsageError, message});
  }
});

test('where a service is as it was, nothing is wider', async (t) => {
  const subject = {service: 'ssh.service', lock: '/good.lock'};
  await t.throwsAsync(bisect(['good', 'good', 'good'], 'bookworm', 'forky', subject), {
    instanceOf: UsageError,
    message: '--bad forky: is not bad: nothing is wider than at the good end',
  });
});

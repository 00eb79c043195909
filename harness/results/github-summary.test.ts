import test from 'ava';
import {addAlarms} from './add-alarms.ts';
import {failedCase} from './fixtures/failed-case.ts';
import {sampleAlarm} from './fixtures/sample-alarm.ts';
import {sampleFlakes} from './fixtures/sample-flakes.ts';
import {sampleRun, sampleSets} from './fixtures/sample-run.ts';
import {githubSummary} from './github-summary.ts';

test('a table of guests with modules by sets, then what failed, folded', (t) => {
  t.is(
    githubSummary(sampleSets(), 1e6),
    `### confinement: **1 failed**, 1 passed, 1 reproduced, 1 not applicable

|  | old | seed |
| --- | --- | --- |
| debian:trixie × 2025 | **1 failed**, 1 reproduced | 1 passed, 1 not applicable |

<details><summary>debian:trixie × 2025: 5 later</summary>

\`\`\`text
it is gone
after all
rerun: tool test 3
\`\`\`

</details>
`,
  );
});

test('rounds of the same are one line', (t) => {
  const {suite} = failedCase(sampleSets());
  const suites = [1, 2].map((round) => ({...suite, name: `a round ${round}`, round}));
  t.true(
    githubSummary({...sampleSets(), suites}, 1e6).includes(
      '\n| a, 2 rounds | **2 failed**, 2 reproduced | 2 passed, 2 not applicable |\n',
    ),
  );
});

test('what a guest wrote ends no fence and opens no tag', (t) => {
  const run = sampleRun();
  Object.assign(failedCase(run).failed, {
    name: '<img src=x>',
    failure: {message: '```\n</details><script>'},
  });
  const text = githubSummary(run, 1e6);
  t.true(text.includes('\n````text\n```\n</details><script>\n````\n'));
  t.true(text.includes('&lt;img src=x&gt;'));
});

test('it has no more bytes than it may have, and tells how many failures are left out', (t) => {
  const run = sampleRun();
  const {suite, failed} = failedCase(run);
  failed.failure = {message: 'x'.repeat(50_000)};
  suite.cases = Array.from({length: 90}, (_, index) => ({...failed, id: String(index)}));
  const text = githubSummary(run, 1_000_000);
  t.true(Buffer.byteLength(text) <= 1_000_000);
  t.true(Buffer.byteLength(text) > 900_000);
  t.regex(text, /\n\d+ more failures are in the files of the run\.\n$/);
});

test('what the machines warned of stands below the table', (t) => {
  const run = sampleRun();
  const [suite] = run.suites;
  addAlarms(suite ?? {}, [sampleAlarm(), sampleAlarm({name: 'kernel oops', verdict: 'fails', text: 'BUG'})]);
  const text = githubSummary(run, 1e6);
  t.true(
    text.includes(
      "\n```text\nwarning: debian:trixie × 2025: failed unit: a.service: Failed with result 'signal'. (a/journal.txt:7)\n```\n",
    ),
    text,
  );
  t.false(text.includes('BUG'));
});

test('flaky cases and known flakes are counted apart, and told', (t) => {
  const text = githubSummary(sampleFlakes(), 1e6);
  t.true(text.startsWith('### confinement: **3 failed**, **2 flaky**, 1 known as flaky\n'));
  t.true(text.includes('<summary>flaky: debian:trixie × 2025: 1 flaky</summary>'));
  t.true(text.includes('<summary>known flake: debian:trixie × 2025: 3 known</summary>'));
  t.true(text.includes('\nknown flake until 2026-12-31: owner/repository#12\n'));
});

import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {RunFolder} from '../harness/run-folder/run-folder.ts';
import {packageFolder} from './project/project.ts';

type TellTests = (events: AsyncIterable<object>, file: string) => Promise<void>;

// AVA loads its configuration without our loader, so it is no TypeScript.
const {tellTests} = (await import(new URL('./tell-tests.js', import.meta.url).href)) as {
  tellTests: TellTests;
};

const told = async (...events: object[]): Promise<string> => {
  await using folder = RunFolder.create('tell-tests');
  const file = folder.file('told');
  await tellTests(
    (async function* () {
      yield* await Promise.resolve(events);
    })(),
    file,
  );
  return readFileSync(file, 'utf8');
};

const testFile = join(packageFolder, 'harness', 'a.test.ts');

test('the tests that took longest come first, and nothing is said of failures where there is none', async (t) => {
  t.is(
    await told(
      {type: 'test-passed', title: 'short', duration: 100, testFile},
      {type: 'test-passed', title: 'long', duration: 2000, testFile},
    ),
    'the tests that took longest:\n     2.0 s  harness/a.test.ts: long\n     0.1 s  harness/a.test.ts: short\n',
  );
});

test('what failed is told last, with the lines that help', async (t) => {
  const text = await told(
    {
      type: 'test-failed',
      title: 'differs',
      duration: 1,
      testFile,
      err: {
        message: 'not equal',
        formattedDetails: [{label: 'Difference:', formatted: '- 1\n+ 2'}],
        stack: 'Error\n    at harness/a.test.ts:2:3\n    at node_modules/ava/lib/assert.js:1:1',
      },
    },
    {
      type: 'uncaught-exception',
      testFile,
      err: {message: 'late', stack: 'Error: late\n    at harness/a.test.ts:9:9'},
    },
    {type: 'worker-failed', testFile, signal: 'SIGKILL'},
    {type: 'timeout', pendingTests: new Map([[testFile, new Set(['hangs'])]])},
  );
  t.is(
    text.slice(text.indexOf('what failed')),
    [
      "what failed of the harness's own tests:",
      '  harness/a.test.ts: differs',
      '      not equal',
      '      Difference:',
      '      - 1',
      '      + 2',
      '          at harness/a.test.ts:2:3',
      '  harness/a.test.ts',
      '      Error: late',
      '          at harness/a.test.ts:9:9',
      '  harness/a.test.ts',
      '      ended by SIGKILL',
      '  harness/a.test.ts: hangs',
      '      had not ended when AVA waited no longer',
      '',
    ].join('\n'),
  );
});

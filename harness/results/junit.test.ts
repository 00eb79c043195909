import test from 'ava';
import {failedCase} from './fixtures/failed-case.ts';
import {readXml, type XmlElement} from './fixtures/read-xml.ts';
import {sampleFlakes} from './fixtures/sample-flakes.ts';
import {sampleRun, sampleSets} from './fixtures/sample-run.ts';
import {junit} from './junit.ts';
import {printable} from './printable.ts';
import type {RunRecord} from './run-record.ts';

const caseOf = (root: XmlElement, index: number): XmlElement | undefined =>
  root.children[0]?.children.filter(({name}) => name === 'testcase')[index];

test('counts, times and stamps stand on the root and on the suite', (t) => {
  const root = readXml(junit(sampleRun()));
  const counts = {tests: '5', failures: '1', errors: '1', skipped: '2'};
  t.is(root.name, 'testsuites');
  t.deepEqual(root.attributes, {
    name: 'tool test --guest debian:trixie',
    ...counts,
    time: '20.500',
    timestamp: '2026-11-24T05:35:22Z',
  });
  t.is(root.children.length, 1);
  // The cases overlapped: from 05:35:30 to 05:35:33.
  t.deepEqual(root.children[0]?.attributes, {
    name: 'debian:trixie × 2025',
    ...counts,
    time: '3.000',
    timestamp: '2026-11-24T05:35:30Z',
  });
  t.deepEqual(
    root.children[0]?.children[0]?.children.map(({attributes}) => attributes),
    [
      {name: 'module', value: '2025 (modelled)'},
      {name: 'systemd', value: '257'},
    ],
  );
});

test('a passed case has its duration and nothing else', (t) => {
  const passed = caseOf(readXml(junit(sampleRun())), 0);
  t.deepEqual(passed, {
    name: 'testcase',
    attributes: {
      classname: 'debian:trixie × 2025',
      name: '5 symlinks are properly bind-mounted',
      time: '1.800',
    },
    children: [],
    text: '',
  });
});

test('a failed case tells everything, in full', (t) => {
  const [failure, output] = caseOf(readXml(junit(sampleRun())), 1)?.children ?? [];
  t.is(failure?.name, 'failure');
  t.is(failure?.attributes.message, 'cat /x ended with exit status 1, wanted 0:');
  t.is(
    failure?.text,
    'cat /x ended with exit status 1, wanted 0:\ncat: /x: No such file\n\nunit: test6@0.service\n\nrerun: tool test 6\n\nshell: tool shell 6',
  );
  t.is(output?.name, 'system-out');
  t.is(output?.text, 'said & done\n[[ATTACHMENT|a/6/journal.txt]]');
});

test('a failure of the machinery is an error; what did not run is skipped with the reason', (t) => {
  const root = readXml(junit(sampleRun()));
  t.is(caseOf(root, 2)?.children[0]?.name, 'error');
  t.is(caseOf(root, 3)?.children[0]?.attributes.message, 'needs systemd 258');
  t.is(caseOf(root, 4)?.children[0]?.attributes.message, 'not run: the run ended before it');
});

test('a set is the class of its cases; what reproduces or does not apply is skipped, and says so', (t) => {
  const root = readXml(junit(sampleSets()));
  t.like(root.attributes, {tests: '4', failures: '1', errors: '0', skipped: '2'});
  t.deepEqual(
    [0, 1, 2, 3].map((index) => caseOf(root, index)?.attributes.classname),
    ['old', 'seed', 'old', 'seed'].map((set) => `debian:trixie × 2025.${set}`),
  );
  const [skipped] = caseOf(root, 0)?.children ?? [];
  t.is(skipped?.name, 'skipped');
  t.is(skipped?.attributes.message, 'reproduced: instances share a root (generation 2024)');
  t.is(
    skipped?.text,
    'it is gone\nafter all\n\nreference: nixpkgs#464323\n\nreference: nixpkgs PR 289593\n\nrerun: tool test 3',
  );
  t.regex(caseOf(root, 2)?.children[0]?.text ?? '', /\n\nreference: nixpkgs PR 289593\n\nrerun/);
  t.is(caseOf(root, 3)?.children[0]?.attributes.message, 'does not apply: needs systemd 258');
});

test('a run that failed by itself is an error although no case failed', (t) => {
  const run: RunRecord = {...sampleRun(), error: 'no image could be built:\nno space left'};
  const root = readXml(junit(run));
  t.is(root.attributes.errors, '2');
  t.is(root.attributes.tests, '6');
  const suite = root.children.at(-1);
  t.is(suite?.attributes.name, 'run');
  t.is(suite?.children[0]?.children[0]?.text, 'no image could be built:\nno space left');
  t.is(caseOf(root, 4)?.children[0]?.attributes.message, 'not run: no image could be built:');
});

test('a report from the middle of a run cannot be taken for success', (t) => {
  const {command, startedAt, host, phases} = sampleRun();
  const run: RunRecord = {
    command,
    startedAt,
    host,
    phases,
    suites: [
      {
        id: 'a',
        name: 'a',
        properties: {},
        cases: [{id: '1', name: 'x', status: 'running', startedAt, artifacts: []}],
      },
    ],
  };
  const root = readXml(junit(run));
  t.is(caseOf(root, 0)?.children[0]?.name, 'error');
  t.is(root.attributes.errors, '2');
  t.is(readXml(junit({...run, suites: []})).attributes.errors, '1');
});

/** A small generator of random numbers, so that a failure can be repeated. */
const generator = (seed: number) => () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
};

test('any text whatever gives valid XML and comes back as it is shown', (t) => {
  const fixed = [
    ']]>',
    '<![CDATA[',
    '&amp;',
    '"\'',
    '\u001B[31m',
    '\r\n',
    '\r',
    '\uD83D',
    '\uDE00',
    '👍',
    '&#0;',
    '-->',
  ];
  for (let seed = 1; seed <= 400; seed += 1) {
    const random = generator(seed);
    const text = Array.from({length: 60}, () =>
      random() < 0.3
        ? (fixed[Math.floor(random() * fixed.length)] ?? '')
        : String.fromCharCode(Math.floor(random() * (random() < 0.5 ? 256 : 65_536))),
    ).join('');
    const run = sampleRun();
    run.error = text;
    for (const suite of run.suites) {
      suite.name = text;
      suite.properties[text] = text;
      for (const each of suite.cases) {
        each.failure = {message: text, details: text};
        each.name = text;
        each.output = text;
      }
    }
    const root = readXml(junit(run));
    t.is(root.children[0]?.attributes.name, printable(text), `seed ${seed}`);
    t.is(
      caseOf(root, 1)?.children[0]?.text.split('\n\nrerun')[0],
      printable(`${text}\n\n${text}`),
      `seed ${seed}`,
    );
  }
});

test('a case says where it is written, and a failed one from where it was called', (t) => {
  const run = sampleRun();
  const {suite, failed} = failedCase(run);
  for (const each of suite.cases) {
    Object.assign(each, {file: 'steps/seed/05-symlinks.ts', line: 3});
  }
  failed.failure = {message: 'm', line: 9};
  const root = readXml(junit(run));
  t.like(caseOf(root, 0)?.attributes, {file: 'steps/seed/05-symlinks.ts', line: '3'});
  t.like(caseOf(root, 1)?.attributes, {file: 'steps/seed/05-symlinks.ts', line: '9'});
});

// As GitLab's reader was seen to do (gitlabhq/gitlabhq d23f0cff, lib/gitlab/ci/parsers/test/junit.rb; junit-readers.host.test.ts runs it): it matches
// once in the first system-out of a case with a failure or an error, and never in that of another.
test('the file that GitLab links is the first of a case, of the first time that it was proved', (t) => {
  const linked = (each: XmlElement | undefined): string | undefined =>
    each?.children.some(({name}) => name === 'failure' || name === 'error') === true
      ? /\[\[ATTACHMENT\|([^[\]|]+?)\]\]/.exec(
          each.children.find(({name}) => name === 'system-out')?.text ?? '',
        )?.[1]
      : undefined;
  const run = sampleRun();
  failedCase(run).failed.artifacts = ['a/6/transcript.txt', 'a/6/units.txt', 'a/6/journal.txt'];
  const root = readXml(junit(run));
  t.is(linked(caseOf(root, 1)), 'a/6/transcript.txt');
  t.is(linked(caseOf(root, 0)), undefined);
  t.is(linked(caseOf(readXml(junit(sampleFlakes())), 1)), 'a/2/journal.txt');
});

// GitLab keeps one of several cases that have the suite, the class and the name in common; action-junit-report takes them for retries.
test('no two cases have the same suite, class and name', (t) => {
  const root = readXml(junit(sampleFlakes()));
  const names = root.children.flatMap((suite) =>
    suite.children
      .filter(({name}) => name === 'testcase')
      .map(({attributes}) => `${suite.attributes.name} ${attributes.classname} ${attributes.name}`),
  );
  t.is(new Set(names).size, 6);
});

test('GitLab and Jenkins find the files of a case, and none that a guest names', (t) => {
  const run = sampleRun();
  Object.assign(failedCase(run).failed, {
    output: '[[ATTACHMENT|/etc/shadow]]',
    failure: {message: '[[ATTACHMENT|/etc/shadow]]\n[[ATTACHMENT|/etc/shadow]]'},
  });
  const xml = junit(run, (path) => `test-results/r/${path}`);
  // What GitLab's reader and Jenkins' look for, in what they look at.
  const attached = [...xml.matchAll(/\[\[ATTACHMENT\|([^[\]|]+?)\]\]/g)].map(([, path]) => path);
  t.deepEqual(attached, ['test-results/r/a/6/journal.txt']);
  const out = caseOf(readXml(xml), 1)?.children.find(({name}) => name === 'system-out')?.text;
  t.deepEqual(out?.split('\n'), [
    '[ [ATTACHMENT|/etc/shadow]]',
    '[[ATTACHMENT|test-results/r/a/6/journal.txt]]',
  ]);
});

test('a report is never larger than GitLab takes', (t) => {
  const run = sampleRun();
  const {suite, failed} = failedCase(run);
  failed.failure = {message: `begins${'<'.repeat(100_000)}ends`};
  suite.cases = Array.from({length: 500}, (_, index) => ({...failed, id: String(index)}));
  const xml = junit(run);
  t.true(Buffer.byteLength(xml) < 30 * 1000 ** 2);
  t.regex(
    caseOf(readXml(xml), 0)?.children[0]?.text ?? '',
    /^begins<+\n\[… \d+ bytes are left out here\]\n<+ends/,
  );
});

test('a flaky case fails, whatever its reruns; a known flake is skipped, with what failed', (t) => {
  const root = readXml(junit(sampleFlakes(), (path) => `r/${path}`));
  t.like(root.attributes, {tests: '6', failures: '5', skipped: '1'});
  const told = [0, 1, 2, 3, 4, 5].map((index) => caseOf(root, index)?.children ?? []);
  t.deepEqual(
    told.map((children) => children.map(({name}) => name)),
    [
      ['failure', 'rerunFailure', 'system-out'],
      ['failure', 'rerunFailure', 'rerunError', 'system-out'],
      ['skipped', 'system-out'],
      ['failure', 'rerunFailure', 'system-out'],
      ['failure', 'system-out'],
      ['failure', 'system-out'],
    ],
  );
  t.is(told[0]?.[0]?.attributes.message, 'flaky: flaky is gone');
  t.regex(told[0]?.[0]?.text ?? '', /after all\n\nflaky: it passed when it was proved again:\n/);
  t.is(told[1]?.[0]?.attributes.message, 'broken is gone');
  t.is(told[0]?.[1]?.children[0]?.text, 'it is gone again\nmore');
  t.is(
    told[2]?.[0]?.attributes.message,
    'known flake: owner/repository#12: failed, and passed when it was proved again',
  );
  t.true(told[0]?.[2]?.text.includes('[[ATTACHMENT|r/a-rerun-1/2/journal.txt]]'));
});

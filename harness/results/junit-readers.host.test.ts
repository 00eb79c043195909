import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {run} from '../process/run.ts';
import {failedCase} from './fixtures/failed-case.ts';
import {sampleFlakes} from './fixtures/sample-flakes.ts';
import {sampleRun} from './fixtures/sample-run.ts';
import {junit} from './junit.ts';
import type {RunRecord} from './run-record.ts';

// The readers of CI systems themselves, where checkouts of them are to be had; what they were seen to do is asserted in junit.test.ts, too.
const {CONFINEMENT_ACTION_JUNIT_REPORT: action = '', CONFINEMENT_GITLAB: gitlab = ''} = process.env;
const folder = mkdtempSync(join(tmpdir(), 'junit-readers-'));
test.after.always(() => rmSync(folder, {recursive: true, force: true}));

const isThere = (t: ExecutionContext, checkout: string, variable: string): boolean => {
  if (checkout === '') {
    t.log(`NOT RUN: ${variable} names no checkout`);
    t.pass();
  }
  return checkout !== '';
};

const written = (name: string, record: RunRecord): string => {
  const file = join(folder, `${name}.xml`);
  writeFileSync(
    file,
    junit(record, (path) => `test-results/r/${path}`),
  );
  return file;
};

/** A run with a case of every outcome, in which all that has failed has a place and two files. */
const placed = (): RunRecord => {
  const record = sampleRun();
  const {suite, failed} = failedCase(record);
  for (const each of suite.cases) {
    Object.assign(each, {set: 'seed', file: 'steps/seed/05-symlinks.ts', line: 3});
  }
  failed.artifacts = ['a/6/transcript.txt', 'a/6/journal.txt'];
  failed.failure = {message: 'cat /x failed:\n<no> [[ATTACHMENT|/etc/shadow]] & "such" file', line: 9};
  return record;
};

type Taken = {
  readonly error: string | null;
  readonly cases: readonly {
    readonly suite_name: string;
    readonly classname: string;
    readonly name: string;
    readonly status: string;
    readonly file: string | null;
    readonly execution_time: string;
    readonly system_output: unknown;
    readonly attachment: string | null;
  }[];
};

const takenByGitlab = async (file: string, most = 0): Promise<Taken> => {
  const reader = join(import.meta.dirname, 'fixtures/gitlab-reader.rb');
  const {stdout} = await run('ruby', [reader, gitlab, file, String(most)]);
  return JSON.parse(stdout) as Taken;
};

test("GitLab's reader takes each case, what failed with its text, and the first file of it", async (t) => {
  if (!isThere(t, gitlab, 'CONFINEMENT_GITLAB')) {
    return;
  }
  const {error, cases} = await takenByGitlab(written('gitlab', placed()));
  t.is(error, null);
  t.deepEqual(
    cases.map(({status}) => status),
    ['success', 'failed', 'error', 'skipped', 'skipped'],
  );
  const [, failed] = cases;
  t.like(failed, {
    suite_name: 'debian:trixie × 2025',
    classname: 'debian:trixie × 2025.seed',
    name: '6 short',
    file: 'steps/seed/05-symlinks.ts',
    execution_time: '2.000',
    attachment: 'test-results/r/a/6/transcript.txt',
  });
  t.regex(
    String(failed?.system_output),
    /^cat \/x failed:\n<no> \[ \[ATTACHMENT.*& "such" file[^]*journal\.txt\]\]$/,
  );
});

test("GitLab's reader takes a flaky step for failed, and a known flake for skipped", async (t) => {
  if (!isThere(t, gitlab, 'CONFINEMENT_GITLAB')) {
    return;
  }
  const {cases} = await takenByGitlab(written('gitlab-flakes', sampleFlakes()));
  t.deepEqual(
    cases.map(({status}) => status),
    ['failed', 'failed', 'skipped', 'failed', 'failed', 'failed'],
  );
  t.true(String(cases[0]?.system_output).startsWith('flaky: flaky is gone'));
});

test("GitLab's reader takes nothing of a report with more cases than its limit", async (t) => {
  if (!isThere(t, gitlab, 'CONFINEMENT_GITLAB')) {
    return;
  }
  const file = written('gitlab-many', placed());
  t.is((await takenByGitlab(file, 5)).error, null);
  t.regex((await takenByGitlab(file, 4)).error ?? '', /exceeded the limit of 4/);
});

/** The action is made for Node 24; what it asks of it in vain may also be missing. */
const ofLaterNode = `data:text/javascript,${encodeURIComponent(
  "import threads from 'node:worker_threads'; threads.markAsUncloneable ??= () => {};",
)}`;

/** Runs the action as GitHub does, but that it only annotates: what it tells, and its outputs. */
const takenByAction = async (file: string): Promise<{stdout: string; outputs: string; summary: string}> => {
  const outputs = join(folder, 'outputs');
  const summary = join(folder, 'summary');
  writeFileSync(outputs, '');
  writeFileSync(summary, '');
  const inputs = {
    token: 'none',
    report_paths: file,
    annotate_only: 'true',
    check_name: 'report',
    group_reports: 'true',
    include_skipped: 'true',
    job_summary: 'true',
    detailed_summary: 'true',
    follow_symlink: 'false',
    truncate_stack_traces: 'true',
    resolve_ignore_classname: 'false',
    transformers: '[]',
    bread_crumb_delimiter: '/',
  };
  const {stdout} = await run(process.execPath, ['--import', ofLaterNode, join(action, 'dist/index.js')], {
    cwd: folder,
    env: {
      ...Object.fromEntries(
        Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
      ),
      GITHUB_OUTPUT: outputs,
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_REPOSITORY: 'owner/repository',
      // It is to ask nobody.
      GITHUB_API_URL: 'http://127.0.0.1:9',
    },
  });
  return {stdout, outputs: readFileSync(outputs, 'utf8'), summary: readFileSync(summary, 'utf8')};
};

test('action-junit-report counts what passed, failed and was skipped, and puts what failed beside its line', async (t) => {
  if (!isThere(t, action, 'CONFINEMENT_ACTION_JUNIT_REPORT')) {
    return;
  }
  const {stdout, outputs} = await takenByAction(written('action', placed()));
  const output = (name: string) => new RegExp(`^${name}<<(\\S+)\\n([^]*?)\\n\\1$`, 'm').exec(outputs)?.[2];
  t.deepEqual(['total', 'passed', 'failed', 'skipped'].map(output), ['5', '1', '2', '2']);
  t.regex(
    stdout,
    /^::error title=steps\/seed\/05-symlinks\.ts\.6 short,file=steps\/seed\/05-symlinks\.ts,line=9,endLine=9::cat \/x failed:$/m,
  );
  t.regex(stdout, /^::error title=[^,]*\.7 no guest,file=[^,]*,line=3,endLine=3::QEMU died$/m);
});

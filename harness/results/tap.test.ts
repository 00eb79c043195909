import {Parser} from 'tap-parser';
import test from 'ava';
import {failedCase} from './fixtures/failed-case.ts';
import {sampleFlakes} from './fixtures/sample-flakes.ts';
import {sampleRun, sampleSets} from './fixtures/sample-run.ts';
import type {RunRecord} from './run-record.ts';
import {tap} from './tap.ts';

type Point = {
  ok: boolean;
  id: number;
  name: string;
  skip: string | false;
  todo: string | false;
  time?: number;
  diag?: Record<string, unknown>;
};

/** What a well-kept reader of TAP makes of it. */
const read = (run: RunRecord) => {
  const points: Point[] = [];
  const odd: string[] = [];
  const parser = new Parser({strict: true});
  parser.on('assert', (point: unknown) => points.push(point as Point));
  parser.on('extra', (line: string) => odd.push(line));
  parser.end(tap(run));
  return {points, odd, results: parser.results};
};

test('each case is a point, with what failed as YAML', (t) => {
  const {points, odd, results} = read(sampleRun());
  t.deepEqual(odd, []);
  t.deepEqual(
    points.map(({ok, name, skip}) => [ok, name, skip]),
    [
      [true, 'debian:trixie × 2025 › 5 symlinks are properly bind-mounted', false],
      [false, 'debian:trixie × 2025 › 6 short', false],
      [false, 'debian:trixie × 2025 › 7 no guest', false],
      [true, 'debian:trixie × 2025 › 8 left out', 'needs systemd 258'],
      [false, 'debian:trixie × 2025 › 10 never came', false],
    ],
  );
  t.like(points[1]?.diag, {
    message: 'cat /x ended with exit status 1, wanted 0:\ncat: /x: No such file',
    severity: 'fail',
    rerun: 'tool test 6',
  });
  t.is(points[1]?.time, 2000);
  t.is(results?.ok, false);
  t.is(results?.plan.end, 5);
});

test('a regression that reproduces is expected to fail, and what does not apply is skipped', (t) => {
  const {points} = read(sampleSets());
  const todo = points.filter((point) => point.todo);
  t.deepEqual(
    todo.map(({ok, todo: why}) => [ok, why]),
    [[false, 'instances share a root']],
  );
  t.true(points.some(({skip}) => skip === 'does not apply: needs systemd 258'));
});

test('a run that failed for a reason of its own bails out', (t) => {
  const {results} = read({...sampleRun(), error: 'no image\nat all'});
  t.is(results?.bailout, 'no image at all');
});

test('whatever a guest wrote and a title says, it is read as it is', (t) => {
  const run = sampleRun();
  const {failed} = failedCase(run);
  // All that means something in TAP; the word at its end is the directive of version 14 for an expected failure.
  const message = '  not ok 1\n...\n---\nBail out!\n\n1..7\n# TODO \u001B[31mred';
  failed.name = 'a # SKIP title \\ \n of lines';
  failed.failure = {message};
  const {points, odd, results} = read(run);
  t.deepEqual(odd, []);
  t.is(points[1]?.ok, false);
  t.is(points[1]?.name, 'debian:trixie × 2025 › 6 a # SKIP title \\ of lines');
  t.is(points[1]?.diag?.message, message.replace('\u001B[31m', ''));
  t.is(results?.count, 5);
});

test('a flaky case is not ok; a known flake is a failure that is expected', (t) => {
  const {points, odd} = read(sampleFlakes());
  t.deepEqual(odd, []);
  t.deepEqual(
    points.map(({ok, todo}) => [ok, todo]),
    [
      [false, false],
      [false, false],
      [false, 'known flake: owner/repository#12'],
      [false, false],
      [false, false],
      [false, false],
    ],
  );
  t.regex(String(points[0]?.diag?.flake), /^flaky: it passed when it was proved again:\n/);
});

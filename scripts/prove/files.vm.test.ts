import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {exposureDocument} from '../../vm/probe/exposure-document.ts';
import {ConfinementRun} from '../testing/confinement-run.ts';

/** Milliseconds by which what the guest tells of may be heard of later, on a host that is busy. */
const lateMs = 5000;

test('a step that passes leaves its units and what it saw, its guest the times of console and journal', async (t) => {
  await using run = new ConfinementRun({args: ['test', '25']});
  t.is((await run.process).exitCode, 0, run.said);
  const record = run.record();
  const [suite] = record.suites;
  const [each] = suite?.cases ?? [];
  const folder = join(run.results, suite?.id ?? '');
  const text = (name: string) => readFileSync(join(folder, name), 'utf8');

  t.deepEqual(each?.artifacts.map((path) => path.replace(/.*\//, '')).sort(), [
    'exposure.json',
    'transcript.txt',
    'units.txt',
  ]);
  // GitLab shows the first one alone.
  t.regex(each?.artifacts[0] ?? '', /\/transcript\.txt$/);
  t.regex(
    text('25/units.txt'),
    /^# \/nix\/store\/\S+\/test25\.socket\n[^]*\n\n# \/nix\/store\/\S+\/test25@\.service\n\[Unit\]\n/,
  );
  const [seen] = JSON.parse(text('25/exposure.json')) as {unit: string; exposure: unknown}[];
  t.is(seen?.unit, 'test25@.service');
  t.true(exposureDocument.safeParse(seen?.exposure).success);

  const pieces = text('console.timing')
    .trimEnd()
    .split('\n')
    .map((line) => line.split(' ').map(Number));
  t.is(
    pieces.reduce((sum, [, bytes = 0]) => sum + bytes, 0),
    readFileSync(join(folder, 'console.log')).length,
  );
  t.true((suite?.consoleStartedAt ?? '') >= record.startedAt);
  t.true((suite?.consoleStartedAt ?? '') <= (each?.startedAt ?? ''));

  const startMs = Date.parse(each?.startedAt ?? '');
  const started = [...text('journal.txt').matchAll(/^(?<time>\S+) guest systemd\[1\]: Started test25@/gm)];
  t.true(started.length > 0);
  for (const {groups} of started) {
    const ms = Date.parse(groups?.time ?? '');
    t.true(ms >= startMs && ms <= startMs + (each?.durationMs ?? 0) + lateMs, groups?.time);
  }
});

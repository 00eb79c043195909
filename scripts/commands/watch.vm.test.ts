import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {LineWaiter} from '../benchmark/line-waiter.ts';
import {ConfinementRun} from '../testing/confinement-run.ts';

test('an edit of a step, and of what steps run on, is proved as it is on the disk; Ctrl-C leaves nothing', async (t) => {
  await using run = new ConfinementRun({args: ['test', '--watch', '3', '7']});
  const lines = new LineWaiter(run.process.stderr);
  const limits = {timeoutMs: 5 * 60_000, signal: new AbortController().signal};
  const round = async () => {
    const verdicts: string[] = [];
    for (;;) {
      const line = await lines.next(/: (?:ok|FAIL) +\d+ |watching steps\//, limits);
      if (line.includes('watching')) {
        return verdicts.sort();
      }
      verdicts.push(/(?:ok|FAIL) +\d+/.exec(line)?.[0].replace(/ +/, ' ') ?? line);
    }
  };
  t.deepEqual(await round(), ['ok 3', 'ok 7']);

  const step = join(run.project, 'steps/seed/07-bin-sh.ts');
  const source = await readFile(step, 'utf8');
  await writeFile(step, source.replace("'bar'", "'baz'"));
  t.deepEqual(await round(), ['FAIL 7']);
  // The guest was restored, and warmed, while nothing was edited.
  const journal = async () =>
    readFile(join(run.project, 'test-results/latest/debian-trixie-2025/journal.txt'), 'utf8');
  t.regex(await journal(), /restored-ahead\.service: Deactivated successfully[^]* Started test7@/);
  await writeFile(step, source);
  t.deepEqual(await round(), ['ok 7']);
  t.regex(await journal(), /restored-ahead\.service: Deactivated successfully[^]* Started test7@/);

  // One that cannot be read ends its round before it takes what stands by.
  await writeFile(step, `${source}\nconst = 1;`);
  t.regex(
    await lines.next(/07-bin-sh/, limits),
    /^confinement: steps\/seed\/07-bin-sh\.ts:\d+: cannot be read: /,
  );
  await lines.next(/watching/, limits);
  await writeFile(step, source);
  t.deepEqual(await round(), ['ok 7']);

  // The process that stands by has loaded this file.
  const shell = join(run.project, 'vm/shell/confined-runner.ts');
  await writeFile(
    shell,
    (await readFile(shell, 'utf8')).replace('`${command}\\n`', '`exit 3; ${command}\\n`'),
  );
  t.deepEqual(await round(), ['FAIL 3', 'FAIL 7']);

  process.kill(-run.pid, 'SIGINT');
  t.is((await run.process).exitCode, 130, run.said);
  await t.notThrowsAsync(run.isGone());
  t.deepEqual(run.leftovers(), []);
});

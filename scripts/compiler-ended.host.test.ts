import {readdirSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import test from 'ava';
import {execa} from 'execa';
import {NotYet} from '../harness/wait/not-yet.ts';
import {waitUntil} from '../harness/wait/wait-until.ts';

const command = fileURLToPath(new URL('confinement.js', import.meta.url));

/** The compiler that a process has started. */
const compilerOf = (parent: number): number | undefined =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .find((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
        return (
          Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent &&
          readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('esbuild')
        );
      } catch {
        return false;
      }
    });

test('the compiler that ends while the program is loaded is told in one line, and no defect', async (t) => {
  // Nothing that was compiled before: it has work to do.
  const child = execa(process.execPath, [command, 'guests'], {reject: false, env: {TSX_DISABLE_CACHE: '1'}});
  let compiler = 0;
  await waitUntil(
    async () => {
      compiler = compilerOf(child.pid ?? 0) ?? 0;
      if (compiler === 0) {
        throw new NotYet('it has started none');
      }
      return Promise.resolve();
    },
    {what: 'its compiler to run', timeoutMs: 60_000, intervalMs: 1},
  );
  process.kill(compiler, 'SIGKILL');
  const {exitCode, stderr} = await child;
  t.is(
    stderr,
    'confinement: the program that loads our code (esbuild) has ended; is the host out of memory?',
  );
  t.is(exitCode, 69);
});

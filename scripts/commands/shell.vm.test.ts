import {fileURLToPath} from 'node:url';
import test from 'ava';
import {execa} from 'execa';

const command = fileURLToPath(new URL('../confinement.js', import.meta.url));

for (const [of, args] of Object.entries({'a step': ['1'], 'the guest': []})) {
  test.serial(`the shell of ${of} ends with exit, whatever may still be typed`, async (t) => {
    // Its input stays open: nothing but the shell can end it.
    const running = execa(process.execPath, [command, 'shell', ...args], {
      reject: false,
      cleanup: true,
      timeout: 120_000,
    });
    running.stdin.write('echo in "$BASH_VERSION"\nexit 3\n');
    const {exitCode, stdout, stderr, timedOut} = await running;
    t.false(timedOut, `${stdout}\n${stderr}`);
    t.is(exitCode, 0, stderr);
    t.regex(stdout, /^in \d+\./m);
  });
}

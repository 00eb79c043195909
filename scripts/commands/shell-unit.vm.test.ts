import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import test from 'ava';
import {execa} from 'execa';
import {quote} from '../../harness/process/quote.ts';
import {assertRefused} from '../testing/assert-refused.ts';
import {writeUnit} from '../testing/write-unit.ts';

const folder = mkdtempSync(join(tmpdir(), 'shell-unit-'));
test.after.always('the units are removed', () => rmSync(folder, {recursive: true}));

const unit = (name: string, ...lines: readonly string[]): string => writeUnit(folder, name, ...lines);

const command = fileURLToPath(new URL('../confinement.js', import.meta.url));
const options = {reject: false, cleanup: true, timeout: 300_000} as const;

const runShell = async (input: string, ...args: readonly string[]) =>
  execa(process.execPath, [command, 'shell', ...args], {...options, input});

test.serial('commands that are piped in run in the sandbox of a service that the guest has', async (t) => {
  const {exitCode, stdout, stderr} = await runShell(
    'id -un\necho wrong >&2\nexit 3\n',
    '--unit',
    'systemd-networkd.service',
  );
  t.is(exitCode, 0, stderr);
  t.is(stdout, 'systemd-network');
  t.regex(stderr, /^inside systemd-networkd\.service of debian:trixie: \/bin\/bash\nwrong$/m);
});

test.serial(
  'a sandbox that lets no shell run is told with the directive; --relax does without: exit status 2',
  async (t) => {
    const file = unit('web.service', 'ReadOnlyPaths=/no/such/path', 'TemporaryFileSystem=/');
    const itself = await runShell('echo in', '--unit', file);
    t.is(itself.exitCode, 2);
    t.is(itself.stdout, '');
    t.regex(
      itself.stderr,
      /^confinement: web\.service: .*226\/NAMESPACE.*it is ReadOnlyPaths= \(\S+web\.service:3\): --relax ReadOnlyPaths does without$/m,
    );
    const relaxed = await runShell('ls /', '--unit', file, '--relax', 'ReadOnlyPaths=');
    t.is(relaxed.exitCode, 0, relaxed.stderr);
    t.regex(
      relaxed.stderr,
      /^inside web\.service without ReadOnlyPaths= of debian:trixie: bash, which was added with a busybox, /m,
    );
    t.notRegex(relaxed.stdout, /^(etc|usr|home)$/m);
  },
);

test.serial('on a terminal it is an interactive shell', async (t) => {
  const words = [
    process.execPath,
    command,
    'shell',
    '--unit',
    unit('tty.service', 'PrivateDevices=yes', 'User=daemon'),
  ];
  // script(1) gives it a terminal.
  const running = execa('script', ['-qec', words.map(quote).join(' '), '/dev/null'], {
    ...options,
    stderr: 'inherit',
  });
  let seen = '';
  const shown = new Promise<void>((resolve) => {
    running.stdout.on('data', (chunk: Buffer) => {
      seen += chunk.toString();
      if (seen.includes('tty.service:/$ ')) {
        resolve();
      }
    });
  });
  await Promise.race([shown, running]);
  running.stdin.write('test -t 0 && id -un && stty -a | grep -o isig\nexit 5\n');
  const {exitCode} = await running;
  t.is(exitCode, 0, seen);
  t.regex(seen, /inside tty\.service of debian:trixie: \/bin\/bash; Ctrl-D ends it\r*\n/);
  // A terminal within a terminal ends lines twice.
  t.regex(seen, /[\r\n]daemon\r*\nisig\r*\n/);
});

test.serial('bad input is one line, before anything boots: exit status 2', async (t) => {
  const file = unit('bad.service', 'PrivateTmp=yes');
  for (const [args, line] of [
    [['7', '--unit', file], /^confinement: step 7 and --unit \S+: one of them at a time$/],
    [
      ['--unit', file, '--deploy', '--guest', 'ssh://root@host'],
      /--deploy and --unit: one of them at a time/,
    ],
    [['--relax', 'PrivateTmp'], /^confinement: --relax: goes with --unit SERVICE, /],
    [['--unit', 'ssh'], /^confinement: ssh: is no service; allowed: /],
    [['--unit', file, '--relax', 'ProtectHome'], /bad\.service declares no ProtectHome=$/],
    [['--unit', file, '--relax', 'Restart'], /Restart= says how the daemon is run/],
    [['--unit', './x.nix#x'], /there is no file \.\/x\.nix; allowed: /],
  ] as const) {
    assertRefused(t, await runShell('', ...args), line);
  }
});

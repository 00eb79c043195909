import {chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {homedir, tmpdir} from 'node:os';
import {dirname, join, resolve} from 'node:path';
import test from 'ava';
import {execa} from 'execa';
import {quote} from '../../harness/process/quote.ts';
import {withParentDeathSignal} from '../../harness/process/with-parent-death-signal.ts';
import {cacheFolder} from '../../vm/cache/cache-folder.ts';
import {packageFolder} from '../project/project.ts';
import {ProjectCopy} from '../testing/project-copy.ts';
import type {CodeBlock} from './code-block.ts';
import {codeBlocks} from './code-blocks.ts';
import {documentFiles} from './document-files.ts';
import {samplesOf} from './samples-of.ts';
import {unnamedFiles} from './unnamed-files.ts';
import {whyNotPrinted} from './why-not-printed.ts';

/** Between what two commands print; no command prints it. */
const mark = '\u001F';

const {CONFINEMENT_NIXPKGS: nixpkgs = ''} = process.env;

/** Whether the commands of a block are to be run here: what they need may be had. */
const isRun = ({language, marks}: CodeBlock): boolean => {
  const needs = marks.get('needs');
  return (
    language === 'console' &&
    (needs === undefined || (nixpkgs !== '' && needs.startsWith('CONFINEMENT_NIXPKGS')))
  );
};

/**
 * A command as on a terminal, on which these lines are typed, and `exit` after them. What is typed comes of a pipe that has no end, as
 * `script` would tell the command of it before it has read all.
 */
const onTerminal = (command: string, typed: string): string =>
  [
    'typed=$(mktemp -u) && mkfifo "$typed" && exec 3<>"$typed" && rm "$typed"',
    `printf '%s\\n' ${[...typed.split('; '), 'exit'].map(quote).join(' ')} >&3`,
    `script --quiet --return --command ${quote(command)} /dev/null <&3`,
  ].join('\n');

/** What a terminal was sent, or a console, as text: without its line ends, colours and modes. */
const plain = (text: string): string =>
  text.replaceAll('\r', '').replaceAll(new RegExp(String.raw`\u001B\[\??[\d;]*[A-Za-z]`, 'g'), '');

/** Runs the commands of a block in one shell, as whoever copies them does, and tells what each has printed. */
const runBlock = async (
  commands: readonly string[],
  project: string,
  typed: string | undefined,
): Promise<string[]> => {
  // The exit status of a command is that of the one before the mark.
  const script = commands
    .map((command) => (typed === undefined ? command : onTerminal(command, typed)))
    .map((command) => `${command}\n{ s=$?; printf '${mark}'; (exit $s); }`)
    .join('\n');
  const shell = execa(...withParentDeathSignal('bash', ['-c', script]), {
    cwd: project,
    // As in a terminal: what a CI system sets would add to what is printed, or leave steps to other machines.
    extendEnv: false,
    env: {
      HOME: homedir(),
      PATH: `${join(project, 'bin')}:${process.env.PATH ?? ''}`,
      TMPDIR: join(project, 't'),
      CONFINEMENT_CACHE: cacheFolder(),
      npm_config_loglevel: 'silent',
    },
    all: true,
    reject: false,
    stdin: 'ignore',
    timeout: 540_000,
    // A group of its own, so that what a shell which ran out of time has started ends with it.
    detached: true,
    cleanup: false,
  });
  const {all, timedOut} = await shell;
  if (timedOut && shell.pid !== undefined) {
    try {
      process.kill(-shell.pid, 'SIGKILL');
    } catch {
      // Nobody of the group is left.
    }
  }
  return plain(all).split(mark);
};

/** A copy of the project in which `npx confinement` is its own, and has patience: nothing is told of how long it takes. */
const prepare = ({path}: ProjectCopy): void => {
  for (const folder of ['bin', 't']) {
    mkdirSync(join(path, folder));
  }
  writeFileSync(join(path, 'confinement.config.mjs'), 'export default {timeoutFactor: 12};\n');
  const npx = join(path, 'bin/npx');
  writeFileSync(
    npx,
    `#!/bin/sh\n[ "$1" = confinement ] || exit 127\nshift\nexec setpriv --pdeathsig KILL node '${path}/scripts/confinement.js' "$@"\n`,
  );
  chmodSync(npx, 0o755);
};

const read = (path: string): string => readFileSync(join(packageFolder, path), 'utf8');

for (const path of documentFiles(packageFolder)) {
  const blocks = codeBlocks(read(path)).filter((block) => block.marks.has('file') || isRun(block));
  if (blocks.every(({marks}) => marks.has('file'))) {
    continue;
  }
  // In the order of the document, and one document after the other: each has the machine for itself.
  test.serial(`${path}: its commands print what it says`, async (t) => {
    t.timeout(600_000);
    // In a folder of its own, so that what a document has beside the project is there for it alone.
    const beside = mkdtempSync(join(tmpdir(), 'd-'));
    t.teardown(() => rmSync(beside, {recursive: true, force: true}));
    if (nixpkgs !== '') {
      symlinkSync(resolve(nixpkgs), join(beside, 'nixpkgs'));
    }
    using project = new ProjectCopy(beside);
    prepare(project);
    const wrong: string[] = [];
    for (const block of blocks) {
      const file = block.marks.get('file');
      if (file !== undefined) {
        mkdirSync(dirname(join(project.path, file)), {recursive: true});
        writeFileSync(join(project.path, file), `${block.text}\n`);
        continue;
      }
      const samples = samplesOf(block);
      const printed = await runBlock(
        samples.map(({command}) => command),
        project.path,
        block.marks.get('typed'),
      );
      for (const [index, {line, command, output}] of samples.entries()) {
        const why = whyNotPrinted(output, printed[index] ?? '');
        if (why !== undefined) {
          wrong.push(`${path}:${line}: ${command}\n${why}`);
        }
      }
    }
    t.is(wrong.join('\n\n'), '');
    t.deepEqual(unnamedFiles(join(project.path, 'test-results'), read('test-results/README.md')), []);
  });
}

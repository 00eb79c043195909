import {chmodSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {homedir} from 'node:os';
import {dirname, join} from 'node:path';
import test from 'ava';
import {execa} from 'execa';
import {withParentDeathSignal} from '../../harness/process/with-parent-death-signal.ts';
import {cacheFolder} from '../../vm/cache/cache-folder.ts';
import {packageFolder} from '../project/project.ts';
import {ProjectCopy} from '../testing/project-copy.ts';
import {codeBlocks} from './code-blocks.ts';
import {documentFiles} from './document-files.ts';
import {samplesOf} from './samples-of.ts';
import {whyNotPrinted} from './why-not-printed.ts';

/** Between what two commands print; no command prints it. */
const mark = '\u001F';

/** Runs the commands of a block in one shell, as whoever copies them does, and tells what each has printed. */
const runBlock = async (commands: readonly string[], project: string): Promise<string[]> => {
  // The exit status of a command is that of the one before the mark.
  const script = commands.map((command) => `${command}\n{ s=$?; printf '${mark}'; (exit $s); }`).join('\n');
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
  return all.split(mark);
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

for (const path of documentFiles(packageFolder)) {
  const blocks = codeBlocks(readFileSync(join(packageFolder, path), 'utf8')).filter(
    ({language, marks}) => marks.has('file') || (language === 'console' && !marks.has('needs')),
  );
  if (blocks.every(({marks}) => marks.has('file'))) {
    continue;
  }
  // In the order of the document, and one document after the other: each has the machine for itself.
  test.serial(`${path}: its commands print what it says`, async (t) => {
    t.timeout(600_000);
    using project = new ProjectCopy();
    prepare(project);
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
      );
      for (const [index, {line, command, output}] of samples.entries()) {
        const why = whyNotPrinted(output, printed[index] ?? '');
        t.is(why, undefined, `${path}:${line}: ${command}\n${why ?? ''}`);
      }
    }
  });
}

import {copyFile, cp, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {CommandError} from '../../harness/process/command-error.ts';
import {run} from '../../harness/process/run.ts';
import type {RehearsalOptions} from './rehearsal-options.ts';
import type {Route} from './route.ts';
import {runNix} from './run-nix.ts';

/** What the check of a service says that has become wider. */
const told = /^ {2}web\.service: \d+ wider$[^]*^ {4}about +what +was +is$[^]*path \/home +none +\S+ +wider$/m;

/** Changes a file, in which `from` must stand. */
const edit = async (file: string, from: string, to: string): Promise<void> => {
  const text = await readFile(file, 'utf8');
  if (!text.includes(from)) {
    throw new MachineryError(`${file} has no ${from}`);
  }
  await writeFile(file, text.replace(from, to));
};

/**
 * What a user does with the flake's template: its check passes, what was seen is what it is held to from then on, it passes again, and
 * fails once the service is wider.
 *
 * @param project folder of the harness
 */
export const templateRoute = (project: string): Route => ({
  name: 'template',
  async run(options: RehearsalOptions, signal: AbortSignal) {
    const folder = await mkdtemp(join(tmpdir(), 'rehearsal-'));
    const flake = join(folder, 'flake');
    const link = join(folder, 'result');
    const check = ['flake', 'check', '--print-build-logs', `path:${flake}`];
    try {
      const own = `path:${project}?dir=vm/nixos`;
      // `nix flake init` takes no other nixpkgs, and copies the same.
      const template = await runNix(['eval', '--raw', `${own}#templates.default.path`], options, signal);
      await cp(template, flake, {recursive: true});
      await run('chmod', ['-R', 'u+w', flake]);
      await edit(join(flake, 'flake.nix'), 'git+file:///path/to/confinement-harness?dir=vm/nixos', own);
      if (options.timeoutFactor !== undefined) {
        await edit(
          join(flake, 'flake.nix'),
          'service = "web";',
          `service = "web"; timeoutFactor = ${options.timeoutFactor};`,
        );
      }
      await runNix(
        ['build', '--print-build-logs', '--out-link', link, `path:${flake}#checks.x86_64-linux.web`],
        options,
        signal,
      );
      await copyFile(join(link, 'seen.lock'), join(flake, 'web.lock'));
      await edit(join(flake, 'flake.nix'), '# lock = ./web.lock;', 'lock = ./web.lock;');
      await runNix(check, options, signal);
      await edit(join(flake, 'web.nix'), 'ProtectHome = true;', '');
      const log = await runNix(check, options, signal).then(
        () => {
          throw new MachineryError('the check of a service that is wider than its lock file passes');
        },
        (error: unknown) => {
          if (error instanceof CommandError) {
            return error.stderr;
          }
          throw error;
        },
      );
      const lines = log.replaceAll(/^.*?> /gm, '');
      const [table] = told.exec(lines) ?? [];
      if (table === undefined || !lines.includes('in a Nix build there is no --update')) {
        throw new MachineryError(`the check of a service that is wider fails otherwise:\n${log}`);
      }
      return `passes, and fails with ${table.trim().split('\n')[0] ?? ''}`;
    } finally {
      await rm(folder, {recursive: true, force: true});
    }
  },
});

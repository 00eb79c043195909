import {mkdir, symlink} from 'node:fs/promises';
import path from 'node:path';
import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {run, type RunResult} from '../../harness/process/run.ts';
import {requireProgram} from './require-program.ts';

export type NixOptions = {
  signal?: AbortSignal;
  /** Called with each line that Nix writes. */
  onLine?: (line: string) => void;
};

/**
 * A private Nix store in a folder of ours. The host's /nix, its daemon and its settings stay out of it;
 * nothing is downloaded. Safe for several processes at once: Nix locks what it builds.
 */
export class NixStore {
  readonly folder: string;
  #laidOut: Promise<void> | undefined;

  /** @param folder absolute path; made on first use */
  constructor(folder: string) {
    this.folder = folder;
  }

  /** Where files for Nix to read may be kept, beside the store itself. */
  get inputs(): string {
    return path.join(this.folder, 'inputs');
  }

  /** Links in here keep what they point to from `nix-store --gc`. */
  get roots(): string {
    return path.join(this.folder, 'nix/var/nix/gcroots/confinement-harness');
  }

  /** Where Nix builds: what one that is killed leaves there is nothing of the store's. */
  get temporary(): string {
    return path.join(this.folder, 'tmp');
  }

  /**
   * Where a path below /nix/store lies on the host.
   *
   * @throws MachineryError for any other path.
   */
  realPath(storePath: string): string {
    if (!path.normalize(storePath).startsWith('/nix/store/')) {
      throw new MachineryError(`${storePath} is not in the Nix store`);
    }
    return path.join(this.folder, storePath);
  }

  /**
   * Runs one of Nix' programs on the store.
   *
   * @throws MachineryError when Nix is not installed.
   * @throws CommandError when the program fails.
   */
  async run(
    program: 'nix-build' | 'nix-store' | 'nix-instantiate',
    args: readonly string[],
    {signal, onLine}: NixOptions = {},
  ): Promise<RunResult> {
    const file = requireProgram(program, 'nix-bin');
    await (this.#laidOut ??= layOut(this));
    const settings = {
      // Else Nix asks its servers first, and an offline host waits for each.
      substitute: 'false',
      sandbox: 'true',
      // Without a sandbox nothing is at /nix/store, and later versions of Nix go on without one in silence.
      'sandbox-fallback': 'false',
      'sandbox-paths': '',
      'max-jobs': 'auto',
      // Seconds between two looks at what another call is building; the default is 5.
      'build-poll-interval': '1',
      // Root needs no build users, and most hosts have none.
      'build-users-group': '',
    };
    return await run(
      file,
      [
        '--store',
        this.folder,
        ...Object.entries(settings).flatMap(([name, value]) => ['--option', name, value]),
        ...args,
      ],
      {
        // No configuration of the host or the user: it may name another store, plugins or a builder.
        env: {
          NIX_CONF_DIR: this.inputs,
          NIX_USER_CONF_FILES: '',
          NIX_CONFIG: '',
          NIX_REMOTE: '',
          NIX_PATH: '',
          TMPDIR: this.temporary,
        },
        // Lets Nix end its builders.
        deathSignal: 'TERM',
        ...(signal === undefined ? {} : {signal}),
        ...(onLine === undefined ? {} : {onLine}),
      },
    );
  }
}

/**
 * Makes what of a new store Nix does not make, or cannot make twice at once: of two programs that find no `gcroots`, the later one
 * fails at the link in it ("creating symlink …: File exists", Nix 2.8).
 */
const layOut = async ({folder, temporary}: NixStore): Promise<void> => {
  await mkdir(temporary, {recursive: true});
  const state = path.join(folder, 'nix/var/nix');
  await mkdir(path.join(state, 'profiles'), {recursive: true});
  await mkdir(path.join(state, 'gcroots'), {recursive: true});
  try {
    await symlink(path.join(state, 'profiles'), path.join(state, 'gcroots/profiles'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw error;
    }
  }
};

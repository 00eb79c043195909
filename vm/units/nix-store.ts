import {mkdir, stat} from 'node:fs/promises';
import path from 'node:path';
import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {withLock} from '../../harness/lock/with-lock.ts';
import {run, type RunResult} from '../../harness/process/run.ts';
import {requireProgram} from './require-program.ts';

type NixProgram = 'nix-build' | 'nix-store' | 'nix-instantiate';

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
  async run(program: NixProgram, args: readonly string[], options: NixOptions = {}): Promise<RunResult> {
    await (this.#laidOut ??= layOut(this));
    return runNix(this, program, args, options);
  }
}

/**
 * Makes a new store: by one program alone, and before any other opens it. Of two that do so at once, one in a hundred fails ("SQLite
 * database … is busy", "… schema is corrupt", "creating symlink …: File exists"; Nix 2.8).
 */
const layOut = async (store: NixStore): Promise<void> => {
  await mkdir(store.temporary, {recursive: true});
  if (await isMade(store)) {
    return;
  }
  await withLock(path.join(store.folder, 'lock'), {}, async () => {
    if (!(await isMade(store))) {
      await runNix(store, 'nix-store', ['--init']);
    }
  });
};

/** The version of the database is the last that Nix writes. */
const isMade = async ({folder}: NixStore): Promise<boolean> => {
  try {
    return (await stat(path.join(folder, 'nix/var/nix/db/schema'))).size > 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return false;
    }
    throw error;
  }
};

const runNix = async (
  {folder, inputs, temporary}: NixStore,
  program: NixProgram,
  args: readonly string[],
  {signal, onLine}: NixOptions = {},
): Promise<RunResult> => {
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
  return run(
    requireProgram(program, 'nix-bin'),
    [
      '--store',
      folder,
      ...Object.entries(settings).flatMap(([name, value]) => ['--option', name, value]),
      ...args,
    ],
    {
      // No configuration of the host or the user: it may name another store, plugins or a builder.
      env: {
        NIX_CONF_DIR: inputs,
        NIX_USER_CONF_FILES: '',
        NIX_CONFIG: '',
        NIX_REMOTE: '',
        NIX_PATH: '',
        TMPDIR: temporary,
      },
      // Lets Nix end its builders.
      deathSignal: 'TERM',
      ...(signal === undefined ? {} : {signal}),
      ...(onLine === undefined ? {} : {onLine}),
    },
  );
};

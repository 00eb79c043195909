import {MachineryError} from '../../harness/errors/machinery-error.ts';
import type {Guest} from '../../vm/guests/guest/guest.ts';
import type {HostProgram} from '../../vm/guests/guest/host-program.ts';
import {aptGet, type AptOptions} from './apt-get.ts';
import type {HostSystem} from './host-system.ts';
import {missingPrograms} from './missing-programs.ts';
import {thisHost} from './this-host.ts';

export type EnsureOptions = {
  /** What is to run. Default: guests of any kind. */
  guests?: readonly Pick<Guest, 'hostPrograms'>[];
  /** Called with each line that tells how it goes. */
  onProgress?: (line: string) => void;
  /** Aborting it ends the installation. */
  signal?: AbortSignal;
  /** Default: the host that we run on. */
  system?: HostSystem;
};

/**
 * Sees to it that the host has all programs that these guests need. On Debian and its kin it installs what is missing: as
 * root at once, else through sudo, where somebody sits at a terminal who can give a password, or where CI has a
 * sudo that asks for none. Several processes may do this at once.
 *
 * @throws MachineryError that names what is missing and tells the command to run, where we cannot install it
 * ourselves; with the end of apt-get's output, when that fails.
 */
export const ensureHostPackages = async ({
  onProgress = () => undefined,
  signal,
  system = thisHost(),
  guests,
}: EnsureOptions = {}): Promise<void> => {
  const programs = guests?.flatMap((guest) => guest.hostPrograms);
  const missing = missingPrograms(system, programs);
  if (missing.length === 0) {
    return;
  }
  if (system.which('apt-get') === undefined) {
    throw new MachineryError(`${listed(missing)}\nInstall them with the package manager of this system.`);
  }
  const asRoot = await rootPrefix(system);
  if (asRoot === undefined) {
    throw new MachineryError(`${listed(missing)}\nInstall them with: ${manualCommand(missing, system)}`);
  }
  const names = missing.map(({program}) => program).join(', ');
  onProgress(`installing what is missing${asRoot.length === 0 ? '' : ' through sudo'}: ${names}`);
  await install(system, missing, {asRoot, onLine: onProgress, ...(signal === undefined ? {} : {signal})});
  const still = missingPrograms(system, programs);
  if (still.length > 0) {
    throw new MachineryError(`${listed(still)}\nThe packages were installed, but did not bring them.`);
  }
};

/** What makes a command run as root here without anybody's help but a password; undefined when nothing does. */
const rootPrefix = async (system: HostSystem): Promise<string[] | undefined> => {
  if (system.isRoot) {
    return [];
  }
  if (system.which('sudo') === undefined) {
    return undefined;
  }
  if (system.hasTerminal) {
    return ['sudo'];
  }
  if ((system.env.CI ?? '') === '') {
    return undefined;
  }
  try {
    await system.run('sudo', ['-n', 'true']);
    return ['sudo', '-n'];
  } catch {
    return undefined;
  }
};

const install = async (
  system: HostSystem,
  missing: readonly HostProgram[],
  options: AptOptions,
): Promise<void> => {
  try {
    await aptGet(system, ['update'], options);
  } catch (error) {
    options.signal?.throwIfAborted();
    // One broken source among several fails the whole update; the lists at hand may do.
    options.onLine(`apt-get update failed, going on with the lists at hand: ${(error as Error).message}`);
  }
  await aptGet(system, ['install', '-y', '--no-install-recommends', ...packages(missing)], options);
};

const packages = (missing: readonly HostProgram[]): string[] => [
  ...new Set(missing.map((each) => each.package)),
];

const listed = (missing: readonly HostProgram[]): string =>
  ['Missing on this host:', ...missing.map(({program, purpose}) => `  ${program}, for ${purpose}`)].join(
    '\n',
  );

const manualCommand = (missing: readonly HostProgram[], system: HostSystem): string => {
  const command = `apt-get update && apt-get install -y --no-install-recommends ${packages(missing).join(' ')}`;
  return system.which('sudo') === undefined ? `su -c '${command}'` : `sudo sh -c '${command}'`;
};

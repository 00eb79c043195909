import {CommandError} from '../../harness/process/command-error.ts';
import type {HostSystem} from './host-system.ts';

export type AptOptions = {
  /** What runs a command as root: nothing for root, else `['sudo']`. */
  asRoot: readonly string[];
  /** Called with each line that apt-get writes. */
  onLine: (line: string) => void;
  signal?: AbortSignal;
};

/** Seconds to wait while others install something. */
const patienceS = 300;

const pauseS = 2;

/**
 * Runs apt-get without any question. While another process holds one of apt's locks it waits, for up to five
 * minutes each time.
 *
 * @throws CommandError when it fails.
 */
export const aptGet = async (
  system: HostSystem,
  args: readonly string[],
  {asRoot, onLine, signal}: AptOptions,
): Promise<void> => {
  // Through env(1), since sudo does not hand the environment on.
  const [file, ...before] = [
    ...asRoot,
    'env',
    'DEBIAN_FRONTEND=noninteractive',
    'LC_ALL=C',
    'apt-get',
  ] as const;
  const options = ['-o', `DPkg::Lock::Timeout=${patienceS}`];
  for (let waitedS = 0; ; waitedS += pauseS) {
    try {
      await system.run(file, [...before, ...options, ...args], {
        onLine,
        // dpkg must not be cut off in the middle of a package.
        deathSignal: 'TERM',
        ...(signal === undefined ? {} : {signal}),
      });
      return;
    } catch (error) {
      // The option above is for dpkg's lock: apt-get gives up at once on those of its lists and its archive.
      if (waitedS >= patienceS || !(error instanceof CommandError) || !isLocked(error)) {
        throw error;
      }
      if (waitedS === 0) {
        onLine('another process uses apt; waiting for it');
      }
      await system.sleep(pauseS * 1000, signal);
    }
  }
};

const isLocked = ({stderr}: CommandError): boolean =>
  /^E: (?:Could not get lock|Unable to (?:lock|acquire))/m.test(stderr);

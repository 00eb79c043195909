import {MachineryError} from '../../../harness/errors/machinery-error.ts';

/**
 * Folder with a slice of a Debian guest's root (see BuildUnitsOptions.rootfs), for tests that build units.
 *
 * @throws MachineryError when the environment does not name one.
 */
export const testRootfs = (): Promise<string> => {
  const folder = process.env.CONFINEMENT_TEST_ROOTFS;
  return folder === undefined || folder === ''
    ? Promise.reject(
        new MachineryError(
          'CONFINEMENT_TEST_ROOTFS must name a folder with usr/bin and usr/lib of a Debian root',
        ),
      )
    : Promise.resolve(folder);
};

import {suites} from '../../debian/suites.ts';
import {Lab} from '../../lab/lab.ts';

/**
 * Folder with a slice of a Debian guest's root (see BuildUnitsOptions.rootfs), for tests that build units: that of the
 * default guest's image, which is built when the cache has none. `CONFINEMENT_TEST_ROOTFS` names another.
 */
export const testRootfs = async (): Promise<string> => {
  const folder = process.env.CONFINEMENT_TEST_ROOTFS;
  if (folder !== undefined && folder !== '') {
    return folder;
  }
  await using lab = await Lab.open({acceleration: 'auto'});
  return (await lab.image(suites.trixie)).programs;
};

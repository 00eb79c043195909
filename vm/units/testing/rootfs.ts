import {debianImage} from '../../guests/debian/image/debian-image.ts';
import {suites} from '../../guests/debian/image/suites.ts';
import {Workspace} from '../../workspace/workspace.ts';

/**
 * Folder with a slice of a Debian guest's root (see BuildUnitsOptions.rootfs), for tests that build units: that of the
 * default guest's image, which is built when the cache has none. `CONFINEMENT_TEST_ROOTFS` names another.
 */
export const testRootfs = async (): Promise<string> => {
  const folder = process.env.CONFINEMENT_TEST_ROOTFS;
  if (folder !== undefined && folder !== '') {
    return folder;
  }
  await using workspace = await Workspace.open({acceleration: 'auto'});
  return (await debianImage(workspace, suites.trixie)).programs;
};

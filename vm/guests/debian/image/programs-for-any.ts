import type {Workspace} from '../../../workspace/workspace.ts';

/** Folder with the slice of a Debian root that programs for any machine are made of: they bring their own libraries. */
export const programsForAny = async (workspace: Workspace): Promise<string> => {
  // Loaded when they are wanted: to name a guest, as --help does, takes none of that.
  const {debianImage} = await import('./debian-image.ts');
  const {suites} = await import('./suites.ts');
  return (await debianImage(workspace, suites.trixie)).programs;
};

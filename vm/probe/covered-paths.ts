import type {Exposure} from './exposure.ts';

/**
 * Paths that a mount of systemd's covers, as `InaccessiblePaths=` and `ProtectHome=` have it: an empty folder or file, in which
 * root may look around and finds nothing.
 */
export const coveredPaths = ({document: {mounts}}: Exposure): ReadonlySet<string> => {
  // The last mount at a path is the one that is seen.
  const roots = new Map(
    mounts === undefined || 'ended' in mounts ? [] : mounts.list.map(({at, root}) => [at, root]),
  );
  return new Set([...roots].filter(([, root]) => root.includes('/systemd/inaccessible/')).map(([at]) => at));
};

import {join} from 'node:path';

/** Every path of a cache. Nothing is made by asking for one. */
export type CachePaths = {
  readonly folder: string;
  /** Held, shared, by everybody who uses the cache, and exclusively by who empties it. Never removed. */
  readonly lock: string;
  /** The lock of one thing in the cache. Never removed, as then two could hold it. */
  readonly lockOf: (name: string) => string;
  readonly keys: string;
  /** Key that logs in to the guests of this cache. vm/nixos/configuration.nix knows where its public half lies. */
  readonly privateKey: string;
  readonly publicKey: string;
  /** The private Nix store. */
  readonly store: string;
  /** A folder in the store's file system, for a store disk that is being packed. */
  readonly packing: (name: string) => string;
  /** Folders whose entries are used, and forgotten, one by one. */
  readonly shelves: readonly string[];
  /** All folders to which something is added whenever the cache grows. */
  readonly growing: readonly string[];
  /** How much the cache was found to take. */
  readonly measured: string;
  readonly image: (name: string) => string;
  readonly snapshots: string;
  readonly snapshot: (name: string) => string;
  readonly disk: (name: string) => string;
  /** What the host's Nix has made of something, by the hash of that. */
  readonly build: (name: string) => string;
  /** What is known of KVM, for guests of one kind. */
  readonly acceleration: (kind?: string) => string;
};

/** The paths of the cache in `folder`. */
export const cachePaths = (folder: string): CachePaths => {
  const keys = join(folder, 'keys');
  const privateKey = join(keys, 'id_ed25519');
  const store = join(folder, 'store');
  const images = join(folder, 'images');
  const snapshots = join(folder, 'snapshots');
  const disks = join(folder, 'disks');
  const builds = join(folder, 'builds');
  return {
    folder,
    lock: join(folder, 'lock'),
    lockOf: (name) => join(folder, 'locks', name),
    keys,
    privateKey,
    publicKey: `${privateKey}.pub`,
    store,
    packing: (name) => join(store, `packing-${name}`),
    shelves: [images, snapshots, disks, builds],
    growing: [images, snapshots, disks, join(store, 'nix/store'), join(store, 'inputs')],
    measured: join(folder, 'size.json'),
    image: (name) => join(images, name),
    snapshots,
    snapshot: (name) => join(snapshots, name),
    disk: (name) => join(disks, name),
    build: (name) => join(builds, name),
    acceleration: (kind) =>
      join(folder, kind === undefined ? 'acceleration.json' : `acceleration-${kind}.json`),
  };
};

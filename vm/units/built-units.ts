import type {ModuleSource} from '../modules/module-source.ts';

export type BuiltStep = {
  /** Store path of each of the step's store entries, as the guest sees it. */
  readonly store: Readonly<Record<string, string>>;
};

/** Units in a private store, ready to be given to a guest. */
export type BuiltUnits = {
  readonly module: ModuleSource;
  /**
   * Holds lib/systemd/system/ (unit files, as links into the store), bin/chroot-exec, sysusers.conf for
   * systemd-sysusers, and steps.json. All of it is made for a guest where the closure is at /nix/store.
   */
  readonly storePath: string;
  /** All store paths that the guest needs, storePath among them, sorted. */
  readonly closure: readonly string[];
  readonly steps: ReadonlyMap<number, BuiltStep>;
  /** Where a file below /nix/store lies on this host. */
  readonly realPath: (storePath: string) => string;
};

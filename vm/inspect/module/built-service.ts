import type {UnitSource} from '../unit/unit-source.ts';

/** What was built of a service of a module. */
export type BuiltService = {
  readonly source: UnitSource;
  /** Store paths that its unit refers to, sorted, and where they lie on the host. */
  readonly closure: readonly string[];
  realPath(storePath: string): string;
  /** Its users and groups, for systemd-sysusers. */
  readonly sysusers: string;
};

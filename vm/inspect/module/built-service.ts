import type {UnitSource} from '../unit/unit-source.ts';

/** What was built of a service of a module. */
export type BuiltService = {
  readonly source: UnitSource;
  /** Store paths that its unit refers to. */
  readonly closure: readonly string[];
  /** Folder of the host below which these lie. */
  readonly store: string;
  /** Its users and groups, for systemd-sysusers. */
  readonly sysusers: string;
};

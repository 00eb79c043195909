import type {CachePaths} from '../../cache/cache-paths.ts';
import type {Guest} from './guest.ts';
import type {HostProgram} from './host-program.ts';
import type {GuestOption, GuestOptionValues} from './guest-option.ts';

/** A kind of guest: a row of the registry, and a folder beside it. */
export type GuestKind = {
  /** What users may write after `--guest`, for messages and `--help`, as in `debian:trixie`. */
  readonly forms: readonly string[];
  /** Options of the command line that are for guests of this kind alone. */
  readonly options: readonly GuestOption[];
  /** What the host must have for every guest of this kind that there may be. */
  readonly hostPrograms: readonly HostProgram[];
  /**
   * Reads what the user wrote; undefined when it is of another kind. `options` has the values of all guests' options.
   *
   * @throws UsageError for what can only be of this kind, and is none.
   */
  parse(text: string, options: GuestOptionValues): Guest | undefined;
  /** What a cache has for guests of this kind, for `confinement doctor`. Nothing is made. */
  state(cache: CachePaths): Promise<readonly KindState[]>;
};

/** One line of what `confinement doctor` tells. */
export type KindState = {
  /** One word, as in `image`. */
  readonly subject: string;
  readonly text: string;
};

import type {DebianSnapshot} from '../snapshot/debian-snapshot.ts';
import type {RestoreDebianOptions} from '../snapshot/restore-debian.ts';

/** All that decides about a restored guest but where its files are: plain data, to be told to another process. */
export type RestoreRecipe = Pick<RestoreDebianOptions, 'name' | 'login' | 'timeoutFactor'> & {
  readonly snapshot: DebianSnapshot;
  /** File of the store disk; absent for a guest that has not looked at it yet, and may be given any until it does. */
  readonly storeDisk?: string;
};

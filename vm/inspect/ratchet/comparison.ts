import type {Difference} from '../../probe/difference.ts';

/** What services may see and do, against what they might before or elsewhere. */
export type Comparison = {
  /** What was, as in `web.lock`, and what is. */
  readonly was: string;
  readonly is: string;
  /** What became of the lock file; absent where there is none. */
  readonly file?: 'kept' | 'written' | 'updated';
  /** Only those that could be compared. */
  readonly services: readonly {readonly name: string; readonly differences: readonly Difference[]}[];
};

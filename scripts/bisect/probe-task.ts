import type {Candidate} from './candidate.ts';

/** What `bisect-probe.ts` needs to know. */
export type ProbeTask = {
  /** Folder with the checkout that git moves from commit to commit. */
  readonly checkout: string;
  readonly candidate: Omit<Candidate, 'module'>;
  /** File of the BisectLog. */
  readonly log: string;
  /** Begins each line of standard output that is for the user. */
  readonly mark: string;
};

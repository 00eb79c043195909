import {run} from '../../harness/process/run.ts';

/** The commit that is checked out in a folder, with `-dirty` where there are changes; undefined where that cannot be told. */
export const currentCommit = async (folder: string): Promise<string | undefined> =>
  run('git', ['-C', folder, 'describe', '--always', '--dirty', '--exclude=*', '--abbrev=12'], {
    timeoutMs: 20_000,
  }).then(
    ({stdout}) => stdout,
    () => undefined,
  );

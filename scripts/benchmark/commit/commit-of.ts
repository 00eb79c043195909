import {UsageError} from '../../../harness/errors/usage-error.ts';
import {run} from '../../../harness/process/run.ts';
import {packageFolder} from '../../project/project.ts';

/**
 * The commit that a revision names, in full.
 *
 * @param checkout ours, unless another one is given
 * @throws UsageError when there is none.
 */
export const commitOf = async (revision: string, checkout = packageFolder): Promise<string> => {
  try {
    const words = ['rev-parse', '--verify', '--end-of-options', `${revision}^{commit}`];
    return (await run('git', ['-C', checkout, ...words], {timeoutMs: 20_000})).stdout;
  } catch (error) {
    throw new UsageError(
      `bench: --beside ${revision}: is no commit of this checkout; allowed: what git rev-parse knows`,
      {cause: error},
    );
  }
};

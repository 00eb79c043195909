import {UsageError} from '../../../harness/errors/usage-error.ts';
import {type ExecKind, execKinds} from './exec-kind.ts';

/**
 * The line of a unit in whose place the probe is to run, as the user wrote it: `ExecStartPre` or `ExecStartPre=`.
 *
 * @param option that it was given by, as in `--exec`
 * @throws UsageError for another word.
 */
export const parseExecKind = (text: string, option: string): ExecKind => {
  const kind = execKinds.find((each) => each === text.replace(/=$/, ''));
  if (kind === undefined) {
    throw new UsageError(
      `${option} ${text}: is no line of a service that runs something; allowed: ${execKinds.join(', ')}`,
    );
  }
  return kind;
};

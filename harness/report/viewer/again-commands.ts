import type {CaseRecord, SuiteRecord} from '../../results/run-record.ts';

/**
 * The command lines that prove a step again, and that open a shell where it was proved, as far as they are known. What was
 * never there has no shell.
 */
export const againCommands = (
  suite: Pick<SuiteRecord, 'rerun' | 'shell'>,
  {id, status, failure}: Pick<CaseRecord, 'id' | 'status' | 'failure'>,
): {readonly rerun: string | undefined; readonly shell: string | undefined} => {
  const ofStep = (template: string | undefined): string | undefined => template?.replace('{id}', () => id);
  const isThere = !['pending', 'skipped', 'does-not-apply', 'error'].includes(status);
  return {
    rerun: failure?.rerun ?? ofStep(suite.rerun),
    shell: failure?.shell ?? (isThere ? ofStep(suite.shell) : undefined),
  };
};

import type {ExecLine} from '../exec/exec-line.ts';
import type {Relaxed} from '../relax/relaxed.ts';
import {relaxedName} from '../relax/relaxed-name.ts';

/** What a service is called in a report: that it is one of a user's manager, with the line that was inspected when that is not ExecStart=, and what was taken away. */
export const toldName = ({
  name,
  exec,
  relaxed,
  user,
}: {
  readonly name: string;
  readonly exec?: Pick<ExecLine, 'kind'> | undefined;
  readonly relaxed?: readonly Pick<Relaxed, 'directive'>[] | undefined;
  readonly user?: string | undefined;
}): string => {
  const ofManager = user === undefined ? name : `${name} --user`;
  return relaxedName({
    name: exec === undefined || exec.kind === 'ExecStart' ? ofManager : `${ofManager} ${exec.kind}=`,
    relaxed,
  });
};

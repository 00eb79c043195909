import type {ExecLine} from '../exec/exec-line.ts';
import type {Relaxed} from '../relax/relaxed.ts';
import {relaxedName} from '../relax/relaxed-name.ts';

/** What a service is called in a report: with the line that was inspected when that is not ExecStart=, and what was taken away. */
export const toldName = ({
  name,
  exec,
  relaxed,
}: {
  readonly name: string;
  readonly exec?: Pick<ExecLine, 'kind'> | undefined;
  readonly relaxed?: readonly Pick<Relaxed, 'directive'>[] | undefined;
}): string =>
  relaxedName({
    name: exec === undefined || exec.kind === 'ExecStart' ? name : `${name} ${exec.kind}=`,
    relaxed,
  });

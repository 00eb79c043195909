import type {ExecKind} from '../exec/exec-kind.ts';
import type {Complaint} from '../../lint/complaint.ts';
import type {UnitSource} from '../unit/unit-source.ts';

/** A service that is asked for. */
export type AskedService = {
  /** Files of a unit, or the name of a service that the machine has. */
  readonly service: UnitSource | string;
  /** Directives that its twin is not given. Default: none. */
  readonly relax?: readonly string[];
  /** The line in whose place the probe runs. Default: ExecStart. */
  readonly exec?: ExecKind;
  /** What the machine's systemd complains of in its files, also among what it does in others. Default: nothing is known of that. */
  readonly complaints?: readonly Complaint[];
};

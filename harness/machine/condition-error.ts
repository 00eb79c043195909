import {MachineryError} from '../errors/machinery-error.ts';

/** A condition that was to hold on a machine does not; whatever was under way there has ended with this. */
export class ConditionError extends MachineryError {
  override readonly name = 'ConditionError';
  /** What should have held, as its description says. */
  readonly condition: string;

  constructor(machine: string, condition: string, why: string, cause?: unknown) {
    super(`${machine}: ${condition} does not hold any more: ${why}`, {cause});
    this.condition = condition;
  }
}

import {MachineryError} from '../errors/machinery-error.ts';

/** A unit is in another state than it was required to be in. */
export class UnitStateError extends MachineryError {
  override readonly name = 'UnitStateError';
  readonly unit: string;
  /** The `ActiveState` that was required, and the one that it has. */
  readonly expected: string;
  readonly activeState: string;

  constructor(machine: string, unit: string, expected: string, activeState: string, status: string) {
    super(`${machine}: unit ${unit} is ${activeState}, expected ${expected}\n${status}`);
    this.unit = unit;
    this.expected = expected;
    this.activeState = activeState;
  }
}

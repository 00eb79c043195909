import {MachineryError} from '../errors/machinery-error.ts';

/** A unit that was waited for has failed, or is inactive with nothing queued that would start it. */
export class UnitFailedError extends MachineryError {
  override readonly name = 'UnitFailedError';
  readonly unit: string;
  readonly activeState: string;

  constructor(machine: string, unit: string, activeState: string, status: string) {
    super(
      `${machine}: unit ${unit} is ${activeState}${activeState === 'inactive' ? ' and no job is queued' : ''}\n${status}`,
    );
    this.unit = unit;
    this.activeState = activeState;
  }
}

import {MachineryError} from '../errors/machinery-error.ts';

/** QEMU refused a QMP command, or its monitor went away. */
export class QmpError extends MachineryError {
  override readonly name = 'QmpError';
  /** The QMP command, as in `query-status`. */
  readonly command: string;
  /** QEMU's error class, as in `CommandNotFound`; undefined when the connection ended. */
  readonly errorClass: string | undefined;

  constructor(command: string, description: string, errorClass?: string, cause?: unknown) {
    super(`QMP ${command}: ${description}`, {cause});
    this.command = command;
    this.errorClass = errorClass;
  }
}

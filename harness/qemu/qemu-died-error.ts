import {MachineryError} from '../errors/machinery-error.ts';

/** What is known of a QEMU that has ended. */
export type QemuDiedFields = {
  machine: string;
  exitStatus: number | undefined;
  signal: string | undefined;
  /** Why, as the console tells; undefined when it does not. */
  why: string | undefined;
  /** What QEMU wrote on standard error. */
  stderr: string;
  consoleTail: string;
  upMs: number;
};

/** QEMU ended though nobody asked it to: it crashed, was killed, or the guest powered itself off. */
export class QemuDiedError extends MachineryError {
  override readonly name = 'QemuDiedError';
  /** Name of the machine. */
  readonly machine: string;
  readonly qemuStatus: number | undefined;
  readonly signal: string | undefined;
  readonly stderr: string;
  readonly consoleTail: string;
  /** Milliseconds from its start to its end. */
  readonly upMs: number;

  constructor(fields: QemuDiedFields) {
    const how =
      fields.signal === undefined
        ? `exit status ${fields.exitStatus ?? 'unknown'}`
        : `killed by ${fields.signal}`;
    super(
      [
        `machine ${fields.machine}: QEMU ended after ${(fields.upMs / 1000).toFixed(1)} s (${how})${fields.why === undefined ? '' : `: ${fields.why}`}`,
        ...(fields.stderr.trim() === '' ? [] : [`QEMU says: ${fields.stderr.trim()}`]),
        ...(fields.consoleTail === ''
          ? ['its console is empty']
          : ["the console's last lines:", ...fields.consoleTail.split('\n').map((line) => `  ${line}`)]),
      ].join('\n'),
    );
    this.machine = fields.machine;
    this.qemuStatus = fields.exitStatus;
    this.signal = fields.signal;
    this.stderr = fields.stderr;
    this.consoleTail = fields.consoleTail;
    this.upMs = fields.upMs;
  }
}

import type {StepCommand} from '../../../vm/shell/step-command.ts';

/** A command of a step as it goes over the wire: bytes in base64, and nothing twice. */
export type WireCommand = Omit<StepCommand, 'stdout' | 'stderr' | 'output' | 'exitStatus' | 'signal'> & {
  readonly exitStatus?: number | undefined;
  readonly signal?: string | undefined;
  readonly output: string;
  /** Absent when it is all of the output, and nothing was written on standard error. */
  readonly stdout?: string;
  readonly stderr?: string;
};

export const toWire = ({stdout, stderr, output, ...command}: StepCommand): WireCommand => ({
  ...command,
  output: output.toString('base64'),
  ...(stderr.length === 0 && stdout.equals(output)
    ? {}
    : {stdout: stdout.toString('base64'), stderr: stderr.toString('base64')}),
});

export const fromWire = ({output, stdout, stderr, ...command}: WireCommand): StepCommand => ({
  ...command,
  exitStatus: command.exitStatus,
  signal: command.signal,
  output: Buffer.from(output, 'base64'),
  stdout: Buffer.from(stdout ?? output, 'base64'),
  stderr: Buffer.from(stderr ?? '', 'base64'),
});

import type {CommandResult} from '../../harness/ssh/command-result.ts';

const mark = Buffer.from('exit-status:');

/**
 * Splits what the server of `vm/nixos/steps.nix` sends into output and exit status. The trailer `exit-status:N` and
 * a newline end the stream; what comes before is output byte for byte, which need not end with a newline. Without a trailer
 * there is no exit status: the service did not live to send it.
 */
export const parseAnswer = (stream: Buffer): Pick<CommandResult, 'output' | 'exitStatus'> => {
  const at = stream.lastIndexOf(mark);
  const status =
    at < 0 ? undefined : /^exit-status:(?<status>\d{1,3})\n$/.exec(stream.toString('latin1', at));
  return status?.groups === undefined
    ? {output: stream, exitStatus: undefined}
    : {output: stream.subarray(0, at), exitStatus: Number(status.groups.status)};
};

/** What the server of a step sent: the output of the command and, in the trailer, its exit status. */
export type Answer = {
  readonly output: Buffer;
  /** Undefined when the connection ended without a trailer: the service did not live to send it. */
  readonly exitStatus: number | undefined;
};

const mark = Buffer.from('exit-status:');

/**
 * Splits what the server of `vm/nixos/steps.nix` sends into output and exit status. The trailer `exit-status:N` and
 * a newline end the stream; what comes before is output byte for byte, which need not end with a newline.
 */
export const parseAnswer = (stream: Buffer): Answer => {
  const at = stream.lastIndexOf(mark);
  const status =
    at < 0 ? undefined : /^exit-status:(?<status>\d{1,3})\n$/.exec(stream.toString('latin1', at));
  return status?.groups === undefined
    ? {output: stream, exitStatus: undefined}
    : {output: stream.subarray(0, at), exitStatus: Number(status.groups.status)};
};

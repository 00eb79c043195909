import type {CommandResult} from '../ssh/command-result.ts';

/** Bytes of each stream that a message shows; the transcript has the rest. */
const shownBytes = 4096;

const block = (name: string, data: Buffer): string[] => {
  if (data.length === 0) {
    return [`${name}: (empty)`];
  }
  const cut = data.length > shownBytes ? ` (last ${shownBytes} of ${data.length} bytes)` : '';
  const text = data.subarray(-shownBytes).toString('utf8').replace(/\n$/, '');
  return [`${name}${cut}:`, ...text.split('\n').map((line) => `  ${line}`)];
};

/** How a command ended, in words. */
export const describeEnd = ({exitStatus, signal, timedOut, durationMs}: CommandResult): string => {
  const seconds = `${(durationMs / 1000).toFixed(1)} s`;
  if (timedOut) {
    return `was still running after ${seconds} and was ended`;
  }
  return signal === undefined
    ? `ended with exit status ${exitStatus ?? 'unknown'} after ${seconds}`
    : `was ended by signal ${signal} after ${seconds}`;
};

/** A command, how it ended and what it wrote, for a message that stands alone. */
export const describeResult = (result: CommandResult): string =>
  [
    `command: ${result.command}`,
    `it ${describeEnd(result)}`,
    ...block('stdout', result.stdout),
    ...block('stderr', result.stderr),
  ].join('\n');

import type {CommandResult} from '../../../harness/ssh/command-result.ts';

/** What a command came to whose service said nothing of it. */
export const resultWithoutStatus = (command: string): CommandResult => ({
  command,
  where: 'inside u',
  startedAt: '2026-11-24T05:35:22.000Z',
  durationMs: 10,
  exitStatus: undefined,
  signal: undefined,
  timedOut: false,
  stdout: Buffer.from(''),
  stderr: Buffer.from(''),
  output: Buffer.from(''),
});

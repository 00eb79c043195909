import type {Refusal} from '../../../vm/refusal/refusal.ts';
import {CheckError} from '../../../vm/shell/check-error.ts';
import type {StepCommand} from '../../../vm/shell/step-command.ts';
import type {RefusalWords} from '../refused.ts';

export type ProveRefusedOptions = {
  /** The step's number. */
  number: number;
  /** What must be found in Nix' words. */
  words: RefusalWords;
  /** It should not be refused, and is known to be. */
  isRegression?: boolean;
  refusal: Refusal;
  /** Told of the evaluation, as of a command, with the error that it leads to. */
  onCommand: (command: StepCommand, error: Error | undefined) => void;
};

/**
 * Proves that Nix refuses a step's units as it should, or, of a regression, that it takes them again.
 *
 * @throws CheckError when it takes them, or refuses them with other words; of a regression, when it refuses them.
 */
export const proveRefused = ({
  number,
  words,
  isRegression = false,
  refusal,
  onCommand,
}: ProveRefusedOptions): void => {
  const {words: said, startedAt, durationMs} = refusal;
  const expected = isRegression
    ? 'that Nix takes it'
    : `that Nix refuses it, ${typeof words === 'string' ? `with the words ${JSON.stringify(words)}` : `in words that match ${String(words)}`}`;
  const output = Buffer.from(said ?? 'the units are built');
  const result = {
    command: `nix-build of the units of step ${number}`,
    where: 'apart from all others',
    startedAt,
    durationMs,
    exitStatus: said === undefined ? 0 : 1,
    signal: undefined,
    timedOut: false,
    stdout: output,
    stderr: Buffer.alloc(0),
    output,
  };
  const isSaid =
    said !== undefined && (typeof words === 'string' ? said.includes(words) : said.search(words) >= 0);
  const holds = isRegression ? said === undefined : isSaid;
  const error = holds ? undefined : new CheckError(expected, result);
  onCommand({...result, expected, holds}, error);
  if (error !== undefined) {
    throw error;
  }
};

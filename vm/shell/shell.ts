import type {CommandResult} from '../../harness/ssh/command-result.ts';
import {CheckError} from './check-error.ts';
import {type Errno, errnoText} from './errno.ts';
import {notRun} from './not-run.ts';
import {ServiceDiedError} from './service-died-error.ts';
import type {StepCommand} from './step-command.ts';

/** Runs a command and resolves to how it ended, whatever that is. */
export type Runner = (command: string) => Promise<CommandResult>;

/**
 * Called after each command, in order, with the error that it leads to. One that returns true has taken note of the
 * error of a check that does not hold: it is not thrown, and the step goes on.
 */
export type OnCommand = (command: StepCommand, error: Error | undefined) => boolean;

/**
 * A shell that checks: each method is one assertion, which runs its command in a shell of its own. A command is sent
 * byte for byte.
 */
export class Shell {
  readonly #run: Runner;
  readonly #onCommand: OnCommand;

  constructor(run: Runner, onCommand: OnCommand = () => false) {
    this.#run = run;
    this.#onCommand = onCommand;
  }

  /** Runs a command, asserts nothing, and resolves to how it ended. */
  async execute(command: string): Promise<CommandResult> {
    return this.unjudged(command, () => undefined);
  }

  /**
   * Asks for something that the step needs to know: like `succeed`, but not an assertion about what is proved.
   *
   * @throws CheckError when the command does not end with exit status 0.
   */
  async read(command: string): Promise<string> {
    const result = await this.unjudged(command, (ended) =>
      ended.exitStatus === 0 ? undefined : new CheckError('exit status 0', ended),
    );
    return text(result);
  }

  /**
   * The command must end with exit status 0. Resolves to its output without the final newline.
   *
   * @throws CheckError when it does not; ServiceDiedError when the service does not live to run it.
   */
  async succeed(command: string): Promise<string> {
    return this.#check(command, 'exit status 0', ({exitStatus}) => exitStatus === 0);
  }

  /**
   * The command must run and end with another exit status than 0; with `errno`, because of that error of the kernel.
   * A service that does not start has not run it, so it does not count as failed. Resolves to its output.
   *
   * @throws CheckError when it does not; ServiceDiedError when the service does not live to run it.
   */
  async fail(command: string, errno?: Errno): Promise<string> {
    return this.#check(
      command,
      `an exit status other than 0${errno === undefined ? '' : `, for ${errno} (${errnoText[errno]})`}`,
      (result) =>
        result.exitStatus !== undefined &&
        result.exitStatus !== 0 &&
        (errno === undefined || text(result).endsWith(`: ${errnoText[errno]}`)),
    );
  }

  /**
   * The command must end with exit status 0 and write exactly `expected`, but for a final newline.
   *
   * @throws CheckError when it does not; ServiceDiedError when the service does not live to run it.
   */
  async prints(command: string, expected: string): Promise<void> {
    await this.#check(
      command,
      `exit status 0 and the output ${JSON.stringify(expected)}`,
      (result) => result.exitStatus === 0 && text(result) === expected,
    );
  }

  /**
   * The command must run and write something else than `unexpected`, whatever its exit status.
   *
   * @throws CheckError when it does not; ServiceDiedError when the service does not live to run it.
   */
  async doesNotPrint(command: string, unexpected: string): Promise<void> {
    await this.#check(
      command,
      `an exit status, and another output than ${JSON.stringify(unexpected)}`,
      (result) => result.exitStatus !== undefined && text(result) !== unexpected,
    );
  }

  async #check(
    command: string,
    expected: string,
    holds: (result: CommandResult) => boolean,
  ): Promise<string> {
    const result = await this.judged(command, expected, (ended) =>
      holds(ended) ? undefined : new CheckError(expected, ended),
    );
    return result === undefined ? '' : text(result);
  }

  /**
   * Runs a command that is one assertion. `judge` gives the error when it does not hold, and throws what is not about it.
   * Resolves to undefined when the service did not live to run it and that was taken note of.
   */
  protected async judged(
    command: string,
    expected: string,
    judge: (result: CommandResult) => Error | undefined,
  ): Promise<CommandResult | undefined> {
    const {result, error} = await this.#outcome(command);
    // A service that did not live to run it: nothing that was expected holds. Any other error is not about the check.
    if (error !== undefined && !(error instanceof ServiceDiedError)) {
      this.#onCommand(result, error);
      throw error;
    }
    let failure: Error | undefined = error;
    try {
      failure ??= judge(result);
    } catch (other) {
      this.#onCommand(result, other as Error);
      throw other;
    }
    const noted = this.#onCommand({...result, expected, holds: failure === undefined}, failure);
    if (failure !== undefined && !noted) {
      throw failure;
    }
    return error === undefined ? result : undefined;
  }

  /** Runs a command whose end is asserted nothing of. `judge` gives the error when it is of no use. */
  protected async unjudged(
    command: string,
    judge: (result: CommandResult) => Error | undefined,
  ): Promise<CommandResult> {
    const {result, error} = await this.#outcome(command);
    const failure = error ?? judge(result);
    this.#onCommand(result, failure);
    if (failure !== undefined) {
      throw failure;
    }
    return result;
  }

  async #outcome(command: string): Promise<{result: CommandResult; error: Error | undefined}> {
    const startedAt = new Date().toISOString();
    const startMs = performance.now();
    try {
      return {result: await this.#run(command), error: undefined};
    } catch (error) {
      const sent = {startedAt, durationMs: performance.now() - startMs};
      return {result: notRun(command, error, sent), error: error as Error};
    }
  }
}

const text = (result: CommandResult): string => result.output.toString('utf8').replace(/\n$/, '');

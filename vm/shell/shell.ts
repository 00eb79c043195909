import {CheckError} from './check-error.ts';
import {type Errno, errnoText} from './errno.ts';
import {ServiceDiedError} from './service-died-error.ts';
import type {ShellResult} from './shell-result.ts';

/** Runs a command and resolves to how it ended, whatever that is. */
export type Runner = (command: string) => Promise<ShellResult>;

/**
 * Called after each check, in order, with the error when it does not hold. One that returns true has
 * taken note of the error: it is not thrown, and the step goes on.
 */
export type OnCheck = (check: Check, error: Error | undefined) => boolean;

/** One assertion: the command, and what is expected of it. */
export type Check = {readonly command: string; readonly expected: string};

/**
 * A shell that checks: each method is one assertion, which runs its command in a shell of its own. A command is sent
 * byte for byte.
 */
export class Shell {
  readonly #run: Runner;
  readonly #onCheck: OnCheck;

  constructor(run: Runner, onCheck: OnCheck = () => false) {
    this.#run = run;
    this.#onCheck = onCheck;
  }

  /** Runs a command, asserts nothing, and resolves to how it ended. */
  async execute(command: string): Promise<ShellResult> {
    return this.#run(command);
  }

  /**
   * Asks for something that the step needs to know: like `succeed`, but not an assertion about what is proved.
   *
   * @throws CheckError when the command does not end with exit status 0.
   */
  async read(command: string): Promise<string> {
    const result = await this.#run(command);
    if (result.exitStatus !== 0) {
      throw new CheckError('exit status 0', result);
    }
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

  async #check(command: string, expected: string, holds: (result: ShellResult) => boolean): Promise<string> {
    let output = '';
    let failure: Error | undefined;
    try {
      const result = await this.#run(command);
      output = text(result);
      failure = holds(result) ? undefined : new CheckError(expected, result);
    } catch (error) {
      // The service did not live to run it, so nothing that was expected holds. Anything else is not about the check.
      if (!(error instanceof ServiceDiedError)) {
        throw error;
      }
      failure = error;
    }
    if (!this.#onCheck({command, expected}, failure) && failure !== undefined) {
      throw failure;
    }
    return output;
  }
}

const text = (result: ShellResult): string => result.output.toString('utf8').replace(/\n$/, '');

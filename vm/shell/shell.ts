import {CheckError} from './check-error.ts';
import {type Errno, errnoText} from './errno.ts';
import type {ShellResult} from './shell-result.ts';

/** Runs a command and resolves to how it ended, whatever that is. */
export type Runner = (command: string) => Promise<ShellResult>;

/** Called after each check, in order: what was expected, how the command ended, and the error when it failed. */
export type OnCheck = (expected: string, result: ShellResult, error: CheckError | undefined) => void;

/**
 * A shell that checks: each method is one assertion, which runs its command in a shell of its own. A command is sent
 * byte for byte.
 */
export class Shell {
  readonly #run: Runner;
  readonly #onCheck: OnCheck;

  constructor(run: Runner, onCheck: OnCheck = () => undefined) {
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
    const result = await this.#run(command);
    this.#check('exit status 0', result, result.exitStatus === 0);
    return text(result);
  }

  /**
   * The command must run and end with another exit status than 0; with `errno`, because of that error of the kernel.
   * A service that does not start has not run it, so it does not count as failed. Resolves to its output.
   *
   * @throws CheckError when it does not; ServiceDiedError when the service does not live to run it.
   */
  async fail(command: string, errno?: Errno): Promise<string> {
    const result = await this.#run(command);
    const expected = `an exit status other than 0${errno === undefined ? '' : `, for ${errno} (${errnoText[errno]})`}`;
    const failed = result.exitStatus !== undefined && result.exitStatus !== 0;
    this.#check(
      expected,
      result,
      failed && (errno === undefined || text(result).endsWith(`: ${errnoText[errno]}`)),
    );
    return text(result);
  }

  /**
   * The command must end with exit status 0 and write exactly `expected`, but for a final newline.
   *
   * @throws CheckError when it does not; ServiceDiedError when the service does not live to run it.
   */
  async prints(command: string, expected: string): Promise<void> {
    const result = await this.#run(command);
    this.#check(
      `exit status 0 and the output ${JSON.stringify(expected)}`,
      result,
      result.exitStatus === 0 && text(result) === expected,
    );
  }

  /**
   * The command must run and write something else than `unexpected`, whatever its exit status.
   *
   * @throws CheckError when it does not; ServiceDiedError when the service does not live to run it.
   */
  async doesNotPrint(command: string, unexpected: string): Promise<void> {
    const result = await this.#run(command);
    this.#check(
      `an exit status, and another output than ${JSON.stringify(unexpected)}`,
      result,
      result.exitStatus !== undefined && text(result) !== unexpected,
    );
  }

  #check(expected: string, result: ShellResult, holds: boolean): void {
    const error = holds ? undefined : new CheckError(expected, result);
    this.#onCheck(expected, result, error);
    if (error !== undefined) {
      throw error;
    }
  }
}

const text = (result: ShellResult): string => result.output.toString('utf8').replace(/\n$/, '');

import {type ProbeOptions, ProbingShell} from '../probe/probing-shell.ts';
import type {OnCommand} from '../shell/shell.ts';
import {InstanceConnection, type InstanceConnectionOptions} from './instance-connection.ts';

export type OpenShellOptions = InstanceConnectionOptions & {
  onCommand: OnCommand;
  probe: ProbeOptions;
};

/**
 * One instance of a step's service that lives until it is closed: all commands run in it, one after the other, each in a
 * subshell of its own, with an empty standard input. One that takes longer than it may is ended, and the instance with it.
 */
export class OpenShell extends ProbingShell implements AsyncDisposable {
  readonly #connection: InstanceConnection;

  private constructor(options: OpenShellOptions, connection: InstanceConnection) {
    super(async (command) => connection.run(command), options.onCommand, options.probe);
    this.#connection = connection;
  }

  /**
   * Starts an instance, by a connection of sshd's to the step's socket (as the transport `socket` has it): no program in the
   * guest need stay for it.
   *
   * @throws ServiceDiedError when the instance does not live.
   */
  static async open(options: OpenShellOptions): Promise<OpenShell> {
    const connection = new InstanceConnection(options);
    const shell = new OpenShell(options, connection);
    try {
      // systemd gives each start of a service an id of its own, by which its name is known.
      await connection.identify(await shell.read('echo "$INVOCATION_ID"'));
      return shell;
    } catch (error) {
      await shell.close();
      throw error;
    }
  }

  /** Name of the instance, as in `test5@3-1403-0.service`. */
  get unit(): string {
    return this.#connection.unit;
  }

  /**
   * Ends the instance and waits until it is gone; twice is no harm.
   *
   * @throws WaitError when it does not go.
   */
  async close(): Promise<void> {
    await this.#connection.close();
  }

  /** As `close()`. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}

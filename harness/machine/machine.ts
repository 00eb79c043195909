import type {ConsoleLog} from '../console/console-log.ts';
import {MachineryError} from '../errors/machinery-error.ts';
import type {CommandResult} from '../ssh/command-result.ts';
import {NotYet} from '../wait/not-yet.ts';
import {waitUntil} from '../wait/wait-until.ts';
import {CommandFailedError} from './command-failed-error.ts';
import {copyFromHost} from './copy-from-host.ts';
import {copyToHost} from './copy-to-host.ts';
import {describeEnd} from './describe-result.ts';
import {GuestCommands, type GuestCommandsOptions} from './guest-commands.ts';
import type {Power} from './power.ts';
import {quote} from '../process/quote.ts';
import {UnitFailedError} from './unit-failed-error.ts';
import {parseUnitInfo, type UnitInfo} from './unit-state.ts';
import type {Wait} from './wait.ts';

export type MachineOptions = GuestCommandsOptions & {console?: ConsoleLog};

/** A machine that has booted and answers SSH: commands, and what can be waited for, copied and asked beside them. */
export class Machine extends GuestCommands implements AsyncDisposable {
  readonly #console: ConsoleLog | undefined;

  constructor({console, ...options}: MachineOptions) {
    super(options);
    this.#console = console;
  }

  /**
   * Runs the command again and again until it succeeds.
   *
   * @throws WaitError with how the last attempt ended.
   */
  async waitUntilSucceeds(command: string, wait: Wait = {}): Promise<string> {
    return this.until(`"${command}" to succeed`, wait, async (signal) => {
      const result = await this.ssh.exec(command, {signal});
      if (result.exitStatus !== 0) {
        throw new NotYet(
          `it ${describeEnd(result)}, stderr: ${result.stderr.toString('utf8').trim() || '(empty)'}`,
        );
      }
      return result.stdout.toString('utf8').replace(/\n$/, '');
    });
  }

  /**
   * Runs the command again and again until it fails.
   *
   * @throws WaitError with how the last attempt ended.
   */
  async waitUntilFails(command: string, wait: Wait = {}): Promise<void> {
    await this.until(`"${command}" to fail`, wait, async (signal) => {
      const result = await this.ssh.exec(command, {signal});
      if (result.exitStatus === 0 || result.exitStatus === undefined) {
        throw new NotYet(`it ${describeEnd(result)}`);
      }
    });
  }

  /**
   * Waits until a unit is active.
   *
   * @throws UnitFailedError at once when it has failed, or is inactive with no job queued.
   * @throws WaitError with its last state.
   */
  async waitForUnit(unit: string, wait: Wait = {}): Promise<void> {
    await this.until(`unit ${unit} to be active`, wait, async (signal) => {
      const info = await this.#show(unit, signal);
      const state = info.ActiveState ?? 'unknown';
      if (state === 'active') {
        return;
      }
      if (state === 'failed' || (state === 'inactive' && (info.Job ?? '') === '')) {
        const status = await this.ssh.exec(`systemctl status --no-pager --full ${quote(unit)}`, {signal});
        throw new UnitFailedError(this.name, unit, state, status.stdout.toString('utf8').trimEnd());
      }
      throw new NotYet(`ActiveState=${state} SubState=${info.SubState ?? ''}`);
    });
  }

  /** Waits until `path` exists. @throws WaitError */
  async waitForFile(path: string, wait: Wait = {}): Promise<void> {
    await this.until(`file ${path}`, wait, async (signal) => {
      const result = await this.ssh.exec(`test -e ${quote(path)}`, {signal});
      if (result.exitStatus !== 0) {
        throw new NotYet('no such file');
      }
    });
  }

  /** Waits until something listens on the unix stream socket `path`, without connecting to it. @throws WaitError */
  async waitForOpenUnixSocket(path: string, wait: Wait = {}): Promise<void> {
    await this.until(`unix socket ${path}`, wait, async (signal) => {
      // A connection would start an instance of an Accept=yes unit; the kernel's table costs nothing.
      const table = await this.ssh.exec('cat /proc/net/unix', {signal});
      const listens = table.stdout
        .toString('utf8')
        .split('\n')
        .some((line) => {
          const [, , , flags, , , , bound] = line.trim().split(/\s+/);
          return bound === path && flags === '00010000';
        });
      if (!listens) {
        throw new NotYet('nothing listens on it');
      }
    });
  }

  /** Waits until something listens on TCP port `port` of the guest. @throws WaitError */
  async waitForOpenPort(port: number, wait: Wait = {}): Promise<void> {
    await this.until(`TCP port ${port} to be open`, wait, async (signal) => {
      if (!(await this.#listens(port, signal))) {
        throw new NotYet('nothing listens on it');
      }
    });
  }

  /** Waits until nothing listens on TCP port `port` of the guest. @throws WaitError */
  async waitForClosedPort(port: number, wait: Wait = {}): Promise<void> {
    await this.until(`TCP port ${port} to be closed`, wait, async (signal) => {
      if (await this.#listens(port, signal)) {
        throw new NotYet('something listens on it');
      }
    });
  }

  /** Runs `systemctl` with these arguments. */
  async systemctl(...args: string[]): Promise<CommandResult> {
    return this.execute(['systemctl', '--no-pager', ...args].map(quote).join(' '));
  }

  /** All properties of a unit, as `systemctl show` prints them. */
  async unitInfo(unit: string): Promise<UnitInfo> {
    return this.alive(this.#show(unit));
  }

  /**
   * One property of a unit.
   *
   * @throws MachineryError when systemd knows no such property.
   */
  async unitProperty(unit: string, property: string): Promise<string> {
    const {[property]: value} = await this.unitInfo(unit);
    if (value === undefined) {
      throw new MachineryError(`${this.name}: unit ${unit} has no property ${property}`);
    }
    return value;
  }

  /** Copies a file or folder of the host to the guest; folders are made on the way. */
  async copyFromHost(source: string, target: string): Promise<void> {
    await this.alive(copyFromHost(this.ssh, source, target));
  }

  /** Copies a file or folder of the guest to the host; folders are made on the way. */
  async copyToHost(source: string, target: string): Promise<void> {
    await this.alive(copyToHost(this.ssh, source, target));
  }

  /** The journal of this boot, or of one unit (a pattern as `test5@*` will do), without paging or colour. */
  async journal(unit?: string): Promise<string> {
    const which = unit === undefined ? '' : ` --unit=${quote(unit)}`;
    return this.succeed(`journalctl --boot --no-pager --output=short-precise${which}`);
  }

  /** What the console has shown; empty for a machine without one. */
  consoleText(): string {
    return this.#console?.text() ?? '';
  }

  /** Waits for a line on the console, one shown earlier included. @throws WaitError */
  async waitForConsoleText(pattern: RegExp, wait: Wait = {}): Promise<string> {
    const shown = this.#console;
    if (shown === undefined) {
      throw new MachineryError(`${this.name} has no console`);
    }
    return this.until(
      `${String(pattern)} on the console`,
      {attemptTimeoutMs: wait.timeoutMs ?? 60_000, ...wait},
      async (signal) => shown.waitFor(pattern, signal),
    );
  }

  /** Runs a line of QEMU's human monitor and resolves to what it prints. */
  async sendMonitorCommand(line: string): Promise<string> {
    return this.alive(this.#switch('sendMonitorCommand').monitor(line));
  }

  /** Cuts the guest off from the network, this connection included, until `unblock`. */
  async block(): Promise<void> {
    await this.sendMonitorCommand('set_link net off');
  }

  /** Ends `block`. */
  async unblock(): Promise<void> {
    await this.sendMonitorCommand('set_link net on');
  }

  /**
   * Powers the guest off in good order and resolves when it is off.
   *
   * @throws WaitError when it is still up after `timeoutMs` milliseconds.
   */
  async shutdown({timeoutMs = 60_000}: {timeoutMs?: number} = {}): Promise<void> {
    const power = this.#switch('shutdown');
    // The connection ends in the middle of this: how is of no interest, that the machine ends is.
    void this.ssh.exec('systemctl poweroff').catch(() => undefined);
    await waitUntil(async () => power.waitForEnd(), {
      what: `${this.name} to power off`,
      timeoutMs: timeoutMs * this.timeoutFactor,
      attemptTimeoutMs: timeoutMs * this.timeoutFactor,
    });
  }

  /** Pulls the plug. */
  async crash(): Promise<void> {
    await this.#switch('crash').kill();
  }

  /** Ends the connection; the machine itself belongs to whoever started it. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.ssh[Symbol.asyncDispose]();
  }

  #switch(call: string): Power {
    if (this.power === undefined) {
      throw new MachineryError(`${this.name}: ${call} needs a machine that this harness started`);
    }
    return this.power;
  }

  async #show(unit: string, signal?: AbortSignal): Promise<UnitInfo> {
    const result = await this.ssh.exec(
      `systemctl show --no-pager ${quote(unit)}`,
      signal === undefined ? {} : {signal},
    );
    if (result.exitStatus !== 0) {
      throw new CommandFailedError(this.name, 'exit status 0', result);
    }
    return parseUnitInfo(result.stdout.toString('utf8'));
  }

  async #listens(port: number, signal: AbortSignal): Promise<boolean> {
    const table = await this.ssh.exec('cat /proc/net/tcp /proc/net/tcp6', {signal});
    const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
    return table.stdout
      .toString('utf8')
      .split('\n')
      .some((line) => {
        const [, local = '', , state] = line.trim().split(/\s+/);
        return local.endsWith(suffix) && state === '0A';
      });
  }
}

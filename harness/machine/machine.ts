import {quote} from '../process/quote.ts';
import type {ExecOptions} from '../ssh/exec-options.ts';
import type {CommandResult} from '../ssh/command-result.ts';
import type {SshConnection} from '../ssh/ssh-connection.ts';
import {copyFromHost} from './copy-from-host.ts';
import {copyToHost} from './copy-to-host.ts';
import {forwardPort, type ForwardPortOptions} from './forward-port.ts';
import {MachineContext, type MachineOptions} from './machine-context.ts';
import {type ConditionCheck, pollingCondition, type PollingConditionOptions} from './polling-condition.ts';
import {reboot} from './reboot.ts';
import {requireUnitState} from './require-unit-state.ts';
import {runEach} from './run-each.ts';
import {type JobOptions, runJob} from './run-job.ts';
import {screenshot} from './screenshot.ts';
import {type KeyOptions, sendChars, sendKey} from './send-keys.ts';
import {showUnit, unitProperty} from './show-unit.ts';
import {type PowerOptions, shutdown} from './shutdown.ts';
import {sleep} from './sleep.ts';
import {type EntryListener, subtest} from './subtest.ts';
import {systemctlCommand, type UnitManager} from './systemctl-command.ts';
import {ttyText, waitUntilTtyMatches} from './tty-text.ts';
import type {UnitInfo} from './unit-state.ts';
import {waitForConsoleText} from './wait-for-console-text.ts';
import {waitForFile} from './wait-for-file.ts';
import {waitForOpenUnixSocket} from './wait-for-open-unix-socket.ts';
import {waitForPort} from './wait-for-port.ts';
import {type QmpEvent, type QmpEventFilter, waitForQmpEvent} from './wait-for-qmp-event.ts';
import {waitForUnit} from './wait-for-unit.ts';
import {waitUntilFails, waitUntilSucceeds} from './wait-until-command.ts';
import type {Wait} from './wait.ts';

/**
 * A machine that has booted and answers SSH. Commands run as root by its login shell, several at once when they are called
 * so. When the machine dies, every call that is under way fails at once with the reason and the console's tail. Calls that
 * need QEMU's monitor throw a MachineryError on a machine that the harness has not started in this process.
 */
export class Machine implements AsyncDisposable {
  readonly name: string;
  /** Every time limit is multiplied by it; emulated guests need more than real ones. */
  readonly timeoutFactor: number;
  readonly #context: MachineContext;
  readonly #listeners = new Set<EntryListener>();

  constructor(options: MachineOptions) {
    this.name = options.name;
    this.timeoutFactor = options.timeoutFactor;
    this.#context = new MachineContext(options);
  }

  /** The connection to the guest; `reboot` makes it another one. */
  get ssh(): SshConnection {
    return this.#context.ssh;
  }

  /**
   * Runs a command and resolves to how it ended, whatever that is. It is ended in the guest when its time is up.
   *
   * @throws QemuDiedError or SshError when the machine goes away; ConditionError when a held condition breaks.
   */
  async execute(command: string, options: ExecOptions = {}): Promise<CommandResult> {
    return this.#context.execute(command, options);
  }

  /**
   * Sends `input` to a unix stream socket of the guest and resolves to what came back until the other end closed; what
   * takes longer than `timeoutMs` (default: 60 s, before the machine's factor) is given up.
   *
   * @throws QemuDiedError or SshError when the machine goes away, SshError when nothing listens.
   */
  async exchange(
    path: string,
    input: Uint8Array,
    {timeoutMs = 60_000}: {timeoutMs?: number} = {},
  ): Promise<CommandResult> {
    const limit = {timeoutMs: timeoutMs * this.timeoutFactor};
    return this.#context.here(this.ssh.exchange(path, input, limit));
  }

  /**
   * Runs commands one after the other, each of which must end with exit status 0, and resolves to what they wrote
   * on standard output, without the final newline.
   *
   * @throws CommandFailedError at the first that does not.
   */
  async succeed(...commands: string[]): Promise<string> {
    return runEach(this.#context, commands, 'exit status 0');
  }

  /**
   * Runs commands one after the other, each of which must end with another exit status than 0. One that a signal
   * ended or that ran out of time has not failed in this sense.
   *
   * @throws CommandFailedError at the first that does not.
   */
  async fail(...commands: string[]): Promise<string> {
    return runEach(this.#context, commands, 'an exit status other than 0');
  }

  /**
   * Runs the command again and again until it succeeds, and resolves to its output without the final newline.
   *
   * @throws WaitError with how the last attempt ended.
   */
  async waitUntilSucceeds(command: string, wait: Wait = {}): Promise<string> {
    return waitUntilSucceeds(this.#context, command, wait);
  }

  /**
   * Runs the command again and again until it fails.
   *
   * @throws WaitError with how the last attempt ended.
   */
  async waitUntilFails(command: string, wait: Wait = {}): Promise<void> {
    await waitUntilFails(this.#context, command, wait);
  }

  /**
   * Waits until a unit is active (`ActiveState` of systemd).
   *
   * @throws UnitFailedError at once when it has failed, or is inactive with no job queued.
   * @throws WaitError with its last state.
   */
  async waitForUnit(unit: string, wait: Wait & UnitManager = {}): Promise<void> {
    await waitForUnit(this.#context, unit, wait);
  }

  /** Waits until `path` exists. @throws WaitError */
  async waitForFile(path: string, wait: Wait = {}): Promise<void> {
    await waitForFile(this.#context, path, wait);
  }

  /** Waits until something listens on the unix stream socket `path`, without connecting to it. @throws WaitError */
  async waitForOpenUnixSocket(path: string, wait: Wait = {}): Promise<void> {
    await waitForOpenUnixSocket(this.#context, path, wait);
  }

  /** Waits until something listens on TCP port `port` of the guest. @throws WaitError */
  async waitForOpenPort(port: number, wait: Wait = {}): Promise<void> {
    await waitForPort(this.#context, port, 'open', wait);
  }

  /** Waits until nothing listens on TCP port `port` of the guest. @throws WaitError */
  async waitForClosedPort(port: number, wait: Wait = {}): Promise<void> {
    await waitForPort(this.#context, port, 'closed', wait);
  }

  /** Runs `systemctl` with these arguments, and resolves to how it ended. The last may say whose manager is asked. */
  async systemctl(...args: readonly string[] | readonly [...string[], UnitManager]): Promise<CommandResult> {
    const words: string[] = [];
    let manager: UnitManager = {};
    for (const each of args) {
      if (typeof each === 'string') {
        words.push(each);
      } else {
        manager = each;
      }
    }
    return this.execute(systemctlCommand(words, manager));
  }

  /**
   * All properties of a unit, as `systemctl show` prints them.
   *
   * @throws CommandFailedError when systemctl fails, as for a user's manager that does not run.
   */
  async unitInfo(unit: string, manager: UnitManager = {}): Promise<UnitInfo> {
    return this.#context.alive(showUnit(this.#context, unit, manager));
  }

  /**
   * One property of a unit.
   *
   * @throws MachineryError when systemd knows no such property.
   */
  async unitProperty(unit: string, property: string, manager: UnitManager = {}): Promise<string> {
    return unitProperty(this.#context, unit, property, manager);
  }

  /**
   * Requires that a unit is in a state (`ActiveState` of systemd) now; to wait for it, there is `waitForUnit`.
   *
   * @throws UnitStateError with its state and status when it is in another.
   */
  async requireUnitState(unit: string, state = 'active', manager: UnitManager = {}): Promise<void> {
    await requireUnitState(this.#context, unit, state, manager);
  }

  /**
   * Starts a unit and resolves when systemd has done it.
   *
   * @throws CommandFailedError with systemctl's words when that fails or takes too long.
   */
  async startJob(unit: string, options: JobOptions = {}): Promise<void> {
    await runJob(this.#context, 'start', unit, options);
  }

  /**
   * Stops a unit and resolves when systemd has done it.
   *
   * @throws CommandFailedError with systemctl's words when that fails or takes too long.
   */
  async stopJob(unit: string, options: JobOptions = {}): Promise<void> {
    await runJob(this.#context, 'stop', unit, options);
  }

  /** Sleeps for `ms` milliseconds of the guest's time. */
  async sleep(ms: number): Promise<void> {
    await sleep(this.#context, ms);
  }

  /**
   * Copies a file or folder of the host to the guest, with its mode; folders are made on the way.
   *
   * @throws MachineryError when the guest refuses it.
   */
  async copyFromHost(source: string, target: string): Promise<void> {
    await this.#context.alive(copyFromHost(this.ssh, source, target));
  }

  /**
   * Copies a file or folder of the guest to the host, with its mode; folders are made on the way.
   *
   * @throws MachineryError when the guest has no such file, or does not give it.
   */
  async copyToHost(source: string, target: string): Promise<void> {
    await this.#context.alive(copyToHost(this.ssh, source, target));
  }

  /** The journal of this boot, or of one unit (a pattern as `test5@*` will do), without paging or colour. */
  async journal(unit?: string): Promise<string> {
    const which = unit === undefined ? '' : ` --unit=${quote(unit)}`;
    return this.succeed(`journalctl --boot --no-pager --output=short-precise${which}`);
  }

  /** What the console has shown; empty for a machine without one. */
  consoleText(): string {
    return this.#context.console?.text() ?? '';
  }

  /** Waits for a line on the console, one shown earlier included, and resolves to it. @throws WaitError */
  async waitForConsoleText(pattern: RegExp, wait: Wait = {}): Promise<string> {
    return waitForConsoleText(this.#context, pattern, wait);
  }

  /**
   * What virtual terminal `tty` (1 for /dev/tty1) shows now, without the blanks at the ends of its lines.
   *
   * @throws CommandFailedError when the guest has none.
   */
  async ttyText(tty: number): Promise<string> {
    return ttyText(this.#context, tty);
  }

  /** Waits until a virtual terminal shows what `pattern` matches; resolves to all that it shows then. @throws WaitError */
  async waitUntilTtyMatches(tty: number, pattern: RegExp, wait: Wait = {}): Promise<string> {
    return waitUntilTtyMatches(this.#context, tty, pattern, wait);
  }

  /**
   * Presses keys at once and releases them, as in `ret`, `a`, `ctrl-alt-delete`: names of QEMU's QKeyCode.
   *
   * @throws QmpError when QEMU knows no key of that name.
   */
  async sendKey(key: string, options: KeyOptions = {}): Promise<void> {
    await sendKey(this.#context, key, options);
  }

  /**
   * Types a text on the guest's US keyboard; `\n` is the return key.
   *
   * @throws UsageError before the first key when a character is on none of its keys.
   */
  async sendChars(text: string, options: KeyOptions = {}): Promise<void> {
    await sendChars(this.#context, text, options);
  }

  /**
   * Writes what the guest's display shows to a file of the host, as a PNG.
   *
   * @throws QmpError when the machine has no display (`display` of its `QemuSpec`), or QEMU cannot write there.
   */
  async screenshot(file: string): Promise<void> {
    await screenshot(this.#context, file);
  }

  /** Runs a line of QEMU's human monitor and resolves to what it prints. */
  async sendMonitorCommand(line: string): Promise<string> {
    return this.#context.alive(this.#context.switch('sendMonitorCommand').qmp.monitor(line));
  }

  /** Waits for an event of QEMU's that comes from now on, and resolves to it: call it before what makes it. @throws WaitError */
  async waitForQmpEvent(
    filter: QmpEventFilter,
    wait: Pick<Wait, 'timeoutMs' | 'signal'> = {},
  ): Promise<QmpEvent> {
    return waitForQmpEvent(this.#context, filter, wait);
  }

  /**
   * Lets a port of the host's loopback lead to a TCP port of the guest as long as QEMU runs, and resolves to the host's port.
   *
   * @throws MachineryError with QEMU's words when it refuses, as for a port in use.
   */
  async forwardPort(options: ForwardPortOptions): Promise<number> {
    return forwardPort(this.#context, options);
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
   * Does `work` as a named part of what is done on this machine, and resolves or rejects as it does. Parts may be nested, and
   * go on at once; `onEntry` hears of them.
   */
  async subtest<T>(name: string, work: () => Promise<T>): Promise<T> {
    return subtest({name: this.name, listeners: this.#listeners}, name, work);
  }

  /** Calls `listener` when a `subtest` begins and when it has ended; the result takes it off. */
  onEntry(listener: EntryListener): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /**
   * Holds a condition until the result is disposed of: when it does not hold, every wait and command fails at once.
   *
   * @throws ConditionError when it does not hold now.
   */
  async pollingCondition(
    check: ConditionCheck,
    options: PollingConditionOptions = {},
  ): Promise<AsyncDisposable> {
    return pollingCondition(this.#context, check, options);
  }

  /**
   * Reboots the guest in good order and resolves when it has booted again; calls go on with the new boot, what was under way
   * fails. A guest whose disks are read-only comes back as its image has it.
   *
   * @throws BootError with the console's tail when it is not up after `timeoutMs` milliseconds (default: 3 min).
   */
  async reboot(options: PowerOptions = {}): Promise<void> {
    await reboot(this.#context, options);
  }

  /**
   * Powers the guest off in good order and resolves when it is off.
   *
   * @throws WaitError when it is still up after `timeoutMs` milliseconds (default: 60 s).
   */
  async shutdown(options: PowerOptions = {}): Promise<void> {
    await shutdown(this.#context, options);
  }

  /** Pulls the plug. */
  async crash(): Promise<void> {
    await this.#context.switch('crash').kill();
  }

  /** Ends the connection; the machine itself belongs to whoever started it. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.ssh[Symbol.asyncDispose]();
  }
}

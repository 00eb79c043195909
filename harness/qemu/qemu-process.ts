import {setMaxListeners} from 'node:events';
import {setTimeout as delay} from 'node:timers/promises';
import {execa} from 'execa';
import type {ConsoleLog} from '../console/console-log.ts';
import {JournalFile} from '../journal/journal-file.ts';
import {fatalLine} from '../console/fatal-line.ts';
import {withParentDeathSignal} from '../process/with-parent-death-signal.ts';
import {NotYet} from '../wait/not-yet.ts';
import {waitUntil} from '../wait/wait-until.ts';
import {forwardedPort} from './forwarded-port.ts';
import {type QemuChannels, qemuArguments} from './qemu-arguments.ts';
import {QemuDiedError} from './qemu-died-error.ts';
import type {QemuSpec} from './qemu-spec.ts';
import {QmpClient} from './qmp-client.ts';
import {QmpError} from './qmp-error.ts';

/** How a QEMU is started, whatever describes its machine. */
export type QemuStartOptions = {
  /** Name for messages. */
  name: string;
  console: ConsoleLog;
  /** Milliseconds for QEMU to answer on its monitor. */
  timeoutMs: number;
  signal?: AbortSignal;
};

/** A program that becomes QEMU or starts it, with a monitor socket and the console on standard output. */
export type QemuCommand = {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** It leads a process group, and ends that by itself when it gets SIGTERM. Default: it is QEMU alone. */
  readonly group?: boolean;
};

type Child = Pick<ReturnType<typeof spawnCommand>, 'pid' | 'kill'>;

const spawnCommand = ({file, args, cwd, env, group = false}: QemuCommand) =>
  execa(...withParentDeathSignal(file, args, group ? 'TERM' : 'KILL'), {
    ...(cwd === undefined ? {} : {cwd}),
    ...(env === undefined ? {} : {env}),
    stdin: 'ignore',
    stdout: 'pipe',
    stderr: 'pipe',
    buffer: {stdout: false, stderr: true},
    encoding: 'utf8',
    reject: false,
    detached: group,
    // Ended below, by its monitor first; execa ends it when this process exits in good order.
    cleanup: true,
  });

/** Milliseconds that a group has to end by itself. */
const groupGraceMs = 5000;

/** Ends the program at once, with all that it has started. */
const endChild = async (child: Child, group: boolean, gone: Promise<void>): Promise<void> => {
  child.kill(group ? 'SIGTERM' : 'SIGKILL');
  if (group && child.pid !== undefined) {
    const late = new AbortController();
    await Promise.race([gone, delay(groupGraceMs, undefined, {signal: late.signal}).catch(() => undefined)]);
    late.abort();
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // Nothing is left of the group.
    }
  }
  await gone;
};

/** The file that QEMU writes to beside a journal. */
const forwardedTo = (journalFile: string): string => `${journalFile}.raw`;

/** A running QEMU. It dies with this process, whatever ends that. */
export class QemuProcess implements AsyncDisposable {
  readonly name: string;
  readonly qmp: QmpClient;
  /** Port on 127.0.0.1 that leads to the guest's port 22. */
  readonly sshPort: number;
  readonly pid: number;
  /** Aborts when QEMU ends, with a `QemuDiedError` as its reason. */
  readonly ended: AbortSignal;
  readonly #end: () => Promise<void>;
  readonly #gone: Promise<void>;
  #journal: JournalFile | undefined;

  private constructor(
    name: string,
    qmp: QmpClient,
    sshPort: number,
    pid: number,
    end: () => Promise<void>,
    gone: Promise<void>,
    ended: AbortSignal,
  ) {
    this.name = name;
    this.qmp = qmp;
    this.sshPort = sshPort;
    this.pid = pid;
    this.#end = end;
    this.#gone = gone;
    this.ended = ended;
  }

  /**
   * Starts QEMU and resolves when its monitor answers; the guest has only begun to boot.
   *
   * @throws QemuDiedError when QEMU refuses to run.
   * @throws WaitError when its monitor does not answer in time.
   */
  static async start(
    spec: QemuSpec,
    {channels: {qmpSocket, journalFile}, ...options}: QemuStartOptions & {channels: QemuChannels},
  ): Promise<QemuProcess> {
    // QEMU writes to a file, which never stalls the guest and loses nothing, and not to us.
    const forwarded = forwardedTo(journalFile);
    const journal = new JournalFile(forwarded, journalFile);
    try {
      const qemu = await QemuProcess.run(
        {file: spec.binary, args: qemuArguments(spec, {qmpSocket, journalFile: forwarded})},
        {...options, qmpSocket, onEnd: () => journal[Symbol.dispose]()},
      );
      qemu.#journal = journal;
      return qemu;
    } catch (error) {
      journal[Symbol.dispose]();
      throw error;
    }
  }

  /**
   * As `start`, for a machine that somebody else describes.
   *
   * @throws QemuDiedError when the program or QEMU ends before.
   * @throws WaitError when its monitor does not answer in time.
   */
  static async run(
    command: QemuCommand,
    options: QemuStartOptions & {
      qmpSocket: string;
      /** Called when QEMU has ended, before anybody else knows. */
      onEnd?: () => void;
    },
  ): Promise<QemuProcess> {
    options.signal?.throwIfAborted();
    const startedAt = performance.now();
    const child = spawnCommand(command);
    options.console.follow(child.stdout);
    const ended = new AbortController();
    // Each call that is under way listens to it.
    setMaxListeners(0, ended.signal);
    const gone = child.then((result) => {
      options.onEnd?.();
      ended.abort(
        new QemuDiedError({
          machine: options.name,
          exitStatus: result.exitCode,
          signal: result.signal,
          stderr: result.stderr,
          why: fatalLine(options.console.text().split('\n')),
          consoleTail: options.console.tail(25),
          upMs: performance.now() - startedAt,
        }),
      );
    });
    const end = async () => endChild(child, command.group ?? false, gone);
    const signal = AbortSignal.any(
      options.signal === undefined ? [ended.signal] : [ended.signal, options.signal],
    );
    let qmp: QmpClient | undefined;
    try {
      qmp = await QmpClient.connect(options.qmpSocket, {timeoutMs: options.timeoutMs, signal});
      const monitor = qmp;
      const sshPort = await waitUntil(
        async () => {
          const usernet = await monitor.monitor('info usernet');
          const port = forwardedPort(usernet, 22);
          if (port === undefined) {
            throw new NotYet(`info usernet shows no forward to port 22: ${usernet}`);
          }
          return port;
        },
        {what: 'QEMU to forward a port', timeoutMs: options.timeoutMs, intervalMs: 20, signal},
      );
      return new QemuProcess(options.name, qmp, sshPort, child.pid ?? 0, end, gone, ended.signal);
    } catch (error) {
      // The monitor breaks some moments before the process is known to be gone.
      await Promise.race([gone, delay(error instanceof QmpError ? 2000 : 0)]);
      const died = ended.signal.aborted;
      await end();
      await qmp?.[Symbol.asyncDispose]();
      throw died ? ended.signal.reason : error;
    }
  }

  /**
   * The guest's journal goes on in another file, to which moves what there is; of no effect on a machine that somebody else
   * describes.
   */
  moveJournal(path: string): void {
    this.#journal?.moveTo(forwardedTo(path), path);
  }

  /** Ends QEMU at once, as pulling the plug does. */
  async kill(): Promise<void> {
    await this.#end();
    await this.qmp[Symbol.asyncDispose]();
  }

  /** Resolves when QEMU has ended, by itself or by somebody's hand. */
  async waitForEnd(): Promise<void> {
    await this.#gone;
  }

  /** As `kill`; twice is no harm. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
  }
}

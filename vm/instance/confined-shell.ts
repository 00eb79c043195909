import type {ProbeOptions} from '../probe/probing-shell.ts';
import {ProbingShell} from '../probe/probing-shell.ts';
import {type ConfinedRunnerOptions, confinedRunner} from '../shell/confined-runner.ts';
import type {OnCommand} from '../shell/shell.ts';
import {sharedRootOf} from '../shell/shared-root.ts';
import {unitsGone} from '../shell/units-gone.ts';
import {unitNames} from '../units/unit-names.ts';
import {OpenShell} from './open-shell.ts';

export type ConfinedShellOptions = Omit<ConfinedRunnerOptions, 'open'> & {
  onCommand: OnCommand;
  probe: ProbeOptions;
};

/** The shell inside a step's confinement: each command runs in an instance of the service that is started for it. */
export class ConfinedShell extends ProbingShell implements AsyncDisposable {
  readonly #options: ConfinedShellOptions;
  readonly #open: Set<string>;
  readonly #opened: OpenShell[] = [];

  constructor(options: ConfinedShellOptions) {
    const open = new Set<string>();
    super(confinedRunner({...options, open}), options.onCommand, options.probe);
    this.#options = options;
    this.#open = open;
  }

  /**
   * Opens an instance of the service that lives until it is closed, for several commands; several may be open at once.
   *
   *     await using instance = await confined.open();
   *     await instance.succeed('touch /tmp/here');
   *     await instance.succeed('test -e /tmp/here');
   *
   * @param options `timeoutMs`: milliseconds for each of its commands, before the machine's factor. Default: 30 s.
   * @throws ServiceDiedError when the instance does not live: with its state and its journal, the status decoded.
   */
  async open({timeoutMs}: {readonly timeoutMs?: number} = {}): Promise<OpenShell> {
    const {machine, number, sharedRoot, onCommand, probe} = this.#options;
    if (sharedRoot) {
      // Of the commands before: those that are open are to overlap.
      await unitsGone(machine, unitNames(number).instances, {
        except: this.#open,
        folder: sharedRootOf(number),
      });
    }
    const shell = await OpenShell.open({machine, number, onCommand, probe, open: this.#open, timeoutMs});
    this.#opened.push(shell);
    return shell;
  }

  /** Closes all instances that are still open. */
  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#opened.map(async (shell) => shell.close()));
  }
}

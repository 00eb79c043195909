import type {ConsoleLog} from '../../../harness/console/console-log.ts';
import type {GuestModule} from '../../modules/confinement-module.ts';
import type {StepUnit} from '../../units/step-unit.ts';
import type {GuestUnits} from './build-guest-units.ts';
import type {Phase} from '../../workspace/phase.ts';

/** What a guest is opened for. */
export type GuestRequest = {
  /** Name for messages, as in `debian:trixie 2025`. */
  readonly name: string;
  /** Of no account for a guest that has its units built in. */
  readonly module: GuestModule;
  /** All steps: one saved guest serves every selection. */
  readonly steps: readonly StepUnit[];
  /** Numbers of the steps that the guest is for; all without it. */
  readonly only?: readonly number[];
  /** What was built for the same guest, module and steps before; without it they are built, or found to be. */
  readonly units?: GuestUnits;
  /** Folder for `console.log` and `journal.txt`. */
  readonly files: string;
  /** Default: the workspace's. */
  readonly phase?: Phase;
  /** Told when the log of the guest's console is open, once more when it is opened anew. */
  readonly onConsole?: (console: ConsoleLog) => void;
  /** Told of details as they come. Default: the workspace's. */
  readonly onProgress?: (line: string) => void;
  /** Aborts when the guest is wanted no more: opening it then rejects at once. The workspace's signal ends it too. */
  readonly signal?: AbortSignal;
};

/** What a guest is opened for that gets no units of ours. */
export type BareRequest = Omit<GuestRequest, 'module' | 'steps' | 'only'>;

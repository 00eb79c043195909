import type {Acceleration} from '../../../../harness/qemu/acceleration.ts';
import type {RunFolder} from '../../../../harness/run-folder/run-folder.ts';
import type {Image} from '../image/image.ts';
import type {StepUnit} from '../../../units/step-unit.ts';
import type {ConfinementModule} from '../../../modules/confinement-module.ts';
import type {Phase} from '../../../workspace/phase.ts';

/** All that decides about one guest. */
export type DebianSetup = {
  /** Name for messages, as in `debian:trixie 2025`. */
  readonly name: string;
  /** Name of the guest, as in `debian:trixie`. */
  readonly guest: string;
  readonly image: Image;
  readonly module: ConfinementModule;
  /** All steps, whose units are built together. */
  readonly steps: readonly StepUnit[];
  /** Numbers of the steps that the guest is for; all without it. */
  readonly only?: readonly number[];
  readonly cache: string;
  readonly run: RunFolder;
  /** Private key that logs in. */
  readonly privateKey: string;
  readonly acceleration: Acceleration;
  readonly timeoutFactor: number;
  /** Files for what the guest's console and journal show. */
  readonly consoleFile: string;
  readonly journalFile: string;
  readonly phase: Phase;
  /** Told of details as they come. */
  readonly onProgress: (line: string) => void;
  /** Told in one line of what a user should know though nothing has failed. */
  readonly onWarning: (line: string) => void;
  readonly signal?: AbortSignal;
};

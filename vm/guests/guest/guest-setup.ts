import {join} from 'node:path';
import type {RunFolder} from '../../../harness/run-folder/run-folder.ts';
import type {CachePaths} from '../../cache/cache-paths.ts';
import type {Ahead} from '../../workspace/ahead.ts';
import type {Phase} from '../../workspace/phase.ts';
import type {Workspace} from '../../workspace/workspace.ts';
import type {GuestRequest} from './guest-request.ts';

/** All that decides about one guest that is opened, whatever kind it is of. */
export type GuestSetup = Pick<GuestRequest, 'name' | 'steps' | 'only' | 'units' | 'onConsole'> & {
  /** Name of the guest, as in `debian:trixie`. */
  readonly guest: string;
  readonly cache: CachePaths;
  readonly run: RunFolder;
  /** Private key that logs in. */
  readonly privateKey: string;
  /** Files for what the guest's console and journal show. */
  readonly consoleFile: string;
  readonly journalFile: string;
  readonly phase: Phase;
  /** Told of details as they come. */
  readonly onProgress: (line: string) => void;
  /** Told in one line of what a user should know though nothing has failed. */
  readonly onWarning: (line: string) => void;
  /** Machines that may be restored already. */
  readonly ahead?: Ahead;
  readonly signal?: AbortSignal;
};

/** The setup of the guest called `guest` for a request. */
export const guestSetup = (
  {options, cache, run, key}: Workspace,
  guest: string,
  request: Omit<GuestRequest, 'module'>,
): GuestSetup => ({
  name: request.name,
  guest,
  steps: request.steps,
  ...(request.only === undefined ? {} : {only: request.only}),
  ...(request.units === undefined ? {} : {units: request.units}),
  ...(request.onConsole === undefined ? {} : {onConsole: request.onConsole}),
  cache,
  run,
  privateKey: key.private,
  consoleFile: join(request.files, 'console.log'),
  journalFile: join(request.files, 'journal.txt'),
  phase: request.phase ?? options.phase ?? (async (_name, work) => work()),
  onProgress: request.onProgress ?? options.onProgress ?? (() => undefined),
  onWarning: options.onWarning ?? (() => undefined),
  ...(options.ahead === undefined ? {} : {ahead: options.ahead}),
  ...eitherSignal(options.signal, request.signal),
});

/** Of two signals those that are there, as one. */
const eitherSignal = (...signals: readonly (AbortSignal | undefined)[]): {signal?: AbortSignal} => {
  const given = signals.filter((signal) => signal !== undefined);
  return given.length === 0 ? {} : {signal: AbortSignal.any(given)};
};

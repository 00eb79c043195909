import {cpus} from 'node:os';
import type {Load} from './load.ts';
import {loadProcesses} from './load-processes.ts';

/** Keeps every processor of the host busy twice over. */
export const busyProcessors = (): Load =>
  loadProcesses(Array.from({length: 2 * cpus().length}, () => 'while :; do :; done'));

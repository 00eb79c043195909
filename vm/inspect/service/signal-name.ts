import {constants} from 'node:os';

/** As in `SIGSYS`; one that has no name is told by its number. */
export const signalName = (number: number): string =>
  Object.entries(constants.signals).find(([, value]) => value === number)?.[0] ?? `signal ${number}`;

import {MachineryError} from '../../harness/errors/machinery-error.ts';

/** Memory of a process, in MiB. */
export type ProcessMemory = {
  /** Its own, and its share of what it has in common with others. */
  readonly pss: number;
  /** What it has in common with nobody. */
  readonly private: number;
};

/**
 * Reads `/proc/PID/smaps_rollup`.
 *
 * @throws MachineryError when a field is missing, as in the empty file of a process that has ended.
 */
export const parseSmapsRollup = (text: string): ProcessMemory => {
  const mebibytes = (field: string): number => {
    const kibibytes = new RegExp(`^${field}: +(?<kibibytes>\\d+) kB$`, 'm').exec(text)?.groups?.kibibytes;
    if (kibibytes === undefined) {
      throw new MachineryError(`smaps_rollup has no ${field}`);
    }
    return Number(kibibytes) / 1024;
  };
  return {pss: mebibytes('Pss'), private: mebibytes('Private_Clean') + mebibytes('Private_Dirty')};
};

import type {Exposure} from '../../probe/exposure.ts';

/** What came of running one twin. */
export type TwinRun = {
  /** Undefined when the probe could not tell, for one of the reasons that follow. */
  readonly exposure: Exposure | undefined;
  /** As in `success`, `exit-code`, `signal`, `resources`, `timeout`. */
  readonly result: string;
  /** Exit status of what ran as its main process, or the number of the signal that ended it; systemd's own are 200 and more. */
  readonly status: number;
  readonly wasKilled: boolean;
  /** Number of the system call for which a filter has ended it, where the kernel has said so. */
  readonly syscall: number | undefined;
  /** What PID 1, and what it starts before the service, said of it; the twin's own name and file left out. */
  readonly said: readonly string[];
  /** Of `systemd-analyze security`, as in `9.6`; undefined when it was not asked or did not say. */
  readonly score: string | undefined;
};

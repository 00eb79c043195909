import {measureBoot} from './measure-boot.ts';
import {measureExec} from './measure-exec.ts';
import {measureGrowth} from './measure-growth.ts';
import {measureInspect} from './measure-inspect.ts';
import {measureMemory} from './measure-memory.ts';
import {measureProfile} from './measure-profile.ts';
import {measureRestore} from './measure-restore.ts';
import {measureSteps} from './measure-steps.ts';
import {measureWatch} from './measure-watch.ts';
import {measureWriting} from './measure-writing.ts';
import type {Measurement} from './measurement.ts';

/** All that is measured, in the order of the table. */
export const measurements: readonly Measurement[] = [
  measureBoot,
  measureRestore,
  measureExec,
  measureProfile,
  measureSteps,
  measureWatch,
  measureInspect,
  measureMemory,
  measureGrowth,
  measureWriting,
];

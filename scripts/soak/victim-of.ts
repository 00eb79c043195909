import {type VictimName, victims} from './victims.ts';

/** Which kind of process has this command line. */
export const victimOf = (commandLine: string): VictimName =>
  (Object.keys(victims) as VictimName[]).find((name) => victims[name].mark.test(commandLine)) ?? 'other';

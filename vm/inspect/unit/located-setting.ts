import type {UnitAssignment} from '../../units/unit-assignments.ts';

/** One assignment in a unit file, with where it stands. */
export type LocatedSetting = UnitAssignment & {readonly file: string};

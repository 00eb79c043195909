import type {UnitSetting} from '../../../vm/units/unit-setting.ts';

/** A unit of a step as a module yields it. */
export type Unit = {
  /** Such as `test4@.service`. */
  readonly name: string;
  /** Of its file and of its drop-ins, in the order in which systemd reads them. */
  readonly settings: readonly UnitSetting[];
  /** File names of the drop-ins. */
  readonly dropIns: readonly string[];
};

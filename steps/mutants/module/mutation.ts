import type {UnitSetting} from '../../../vm/units/unit-setting.ts';

/** A way in which a broken module would yield other units. */
export type Mutation = {
  /** What is broken, as in "PrivateMounts=yes is no". */
  readonly name: string;
  /** The settings of a unit as the broken module would yield them; the same where it has nothing of this. */
  readonly apply: (settings: readonly UnitSetting[]) => readonly UnitSetting[];
};

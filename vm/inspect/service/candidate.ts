import type {Declared} from '../unit/declared.ts';
import type {LocatedSetting} from '../unit/located-setting.ts';
import type {UnitSource} from '../unit/unit-source.ts';

/** A service whose unit could be read. */
export type Candidate = {
  readonly source: UnitSource;
  readonly settings: readonly LocatedSetting[];
  readonly declared: ReadonlyMap<string, Declared>;
};

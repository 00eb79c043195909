import type {ExecLine} from '../exec/exec-line.ts';
import type {Relaxed} from '../relax/relaxed.ts';
import type {Declared} from '../unit/declared.ts';
import type {LocatedSetting} from '../unit/located-setting.ts';
import type {UnitSource} from '../unit/unit-source.ts';

/** A service whose unit could be read; its settings are those that its twin is given. */
export type Candidate = {
  readonly source: UnitSource;
  readonly settings: readonly LocatedSetting[];
  readonly relaxed: readonly Relaxed[];
  readonly exec: ExecLine;
  readonly declared: ReadonlyMap<string, Declared>;
};

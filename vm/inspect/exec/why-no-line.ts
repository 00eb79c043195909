import type {LocatedSetting} from '../unit/located-setting.ts';
import {type ExecKind, execKinds} from './exec-kind.ts';
import {execLineOf} from './exec-line-of.ts';

/** Why the probe cannot run in place of a command: the unit has none of that kind. Undefined when it has, and of ExecStart=. */
export const whyNoLine = (settings: readonly LocatedSetting[], kind: ExecKind): string | undefined => {
  if (kind === 'ExecStart' || execLineOf(settings, kind) !== undefined) {
    return undefined;
  }
  const has = execKinds.filter((each) => execLineOf(settings, each) !== undefined);
  return `has no ${kind}=${has.length === 0 ? '' : `; it has ${has.map((each) => `${each}=`).join(' ')}`}`;
};

import {nearest} from '../../units/nearest.ts';
import {declaredIn} from '../unit/declared.ts';
import type {LocatedSetting} from '../unit/located-setting.ts';
import type {Relaxed} from './relaxed.ts';

/** The settings that are left of a unit, and those that are not; or which one it does not have, in words. */
export type RelaxedSettings =
  | {readonly settings: readonly LocatedSetting[]; readonly relaxed: readonly Relaxed[]}
  | {readonly problem: string};

/** Takes directives away from a unit: all settings of each, in its file and in its drop-ins. */
export const relaxSettings = (
  settings: readonly LocatedSetting[],
  directives: readonly string[],
): RelaxedSettings => {
  const wanted = new Set(directives);
  const bears = settings.filter(({section}) => section === 'Service' || section === 'Unit');
  const missing = [...wanted].filter((directive) => !bears.some(({name}) => name === directive));
  if (missing.length > 0) {
    const [first = ''] = missing;
    const like = nearest(
      first,
      bears.filter(({section}) => section === 'Service').map(({name}) => name),
    );
    return {
      problem: `declares no ${missing.map((each) => `${each}=`).join(' ')}${like === undefined ? '' : `; the nearest that it declares is ${like}=`}`,
    };
  }
  const declared = declaredIn(settings);
  return {
    settings: settings.filter((setting) => !(wanted.has(setting.name) && bears.includes(setting))),
    relaxed: [...wanted].flatMap((directive) => {
      const last = bears.findLast(({name}) => name === directive);
      return last === undefined
        ? []
        : [
            {
              directive,
              value: declared.get(directive)?.values.join(' ') ?? last.value,
              at: `${last.file}:${last.line}`,
            },
          ];
    }),
  };
};

import type {Difference} from './difference.ts';
import type {ExpectedMount} from './expected-exposure.ts';
import type {Exposure} from './exposure.ts';

const breadths: readonly ExpectedMount[] = ['absent', 'ro', 'rw'];

/** The paths at which is not mounted what must be: of several mounts on one another the last is seen. */
export const mountDifferences = (
  exposure: Exposure,
  expected: Readonly<Record<string, ExpectedMount>>,
): Difference[] => {
  const {list} = exposure.section('mounts');
  return Object.entries(expected).flatMap(([path, wanted]): Difference[] => {
    const mount = list.findLast(({at}) => at === path);
    const actual = mount === undefined ? 'absent' : mount.flags.includes('ro') ? 'ro' : 'rw';
    return actual === wanted
      ? []
      : [
          {
            subject: `mount ${path}`,
            expected: wanted,
            actual,
            breadth: breadths.indexOf(actual) > breadths.indexOf(wanted) ? 'wider' : 'narrower',
          },
        ];
  });
};

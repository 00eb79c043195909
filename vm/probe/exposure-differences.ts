import {compareSubjects} from './compare-subjects.ts';
import type {Difference} from './difference.ts';
import type {ExpectedExposure} from './expected-exposure.ts';
import {expectedSubjects} from './expected-subjects.ts';
import {Exposure} from './exposure.ts';
import {isDynamicId} from './is-dynamic-id.ts';
import {mountDifferences} from './mount-differences.ts';
import {strangers} from './strangers.ts';
import {subjectsOf} from './subjects-of.ts';
import {tooWide} from './too-wide.ts';

/**
 * Where an exposure is not what it must be; nothing when it is.
 *
 * @param expected another exposure, of which each fact must be the same, or what is said of some
 * @param outside the exposure of the guest itself, which says which namespaces are its own
 * @throws ProbeError when it has no section that is needed.
 */
export const exposureDifferences = (
  actual: Exposure,
  expected: Exposure | ExpectedExposure,
  outside?: Exposure,
): Difference[] => {
  if (expected instanceof Exposure) {
    return compareSubjects(subjectsOf(actual, outside), subjectsOf(expected, outside));
  }
  const {identity = {}, paths = {}, mounts, atMost, nothingElseIn = []} = expected;
  const {values, whole} = subjectsOf(actual, outside);
  // Of a path that is not there it can be said why.
  const asked = Object.keys(paths).map((path) => [`path ${path}`, actual.at(path)] as const);
  const dynamic = (['uid', 'gid'] as const).flatMap((name) =>
    identity[name] === 'dynamic' && isDynamicId(Number(values.get(name))) ? [[name, 'dynamic'] as const] : [],
  );
  return [
    ...compareSubjects(
      {values: new Map([...values, ...asked, ...dynamic]), whole},
      expectedSubjects(expected),
    ),
    ...(mounts === undefined ? [] : mountDifferences(actual, mounts)),
    ...(atMost === undefined ? [] : tooWide(actual, atMost, Object.keys(paths))),
    ...(nothingElseIn.length === 0 ? [] : strangers(actual, nothingElseIn, Object.keys(paths))),
  ];
};

import type {Inspection, ServiceProblem} from '../../vm/inspect/service/inspection.ts';
import {toldName} from '../../vm/inspect/service/told-name.ts';
import {compareExposures} from '../../vm/ratchet/compare/compare-exposures.ts';
import type {Compared} from './compared.ts';
import {seenServices} from './seen-services.ts';

type Seen = ReturnType<typeof seenServices>[number];

/** Compares services with themselves on another guest, or, without one, the first of two with the second. */
export const compareSides = (first: Inspection, second: Inspection | undefined): Compared => {
  const seen = seenServices(first);
  const [one, other] = seen;
  const pairs: readonly (readonly [was: Seen | undefined, is: Seen | undefined])[] =
    second === undefined
      ? [[one, other]]
      : seenServices(second).map((each, index) => [seen[index], each] as const);
  const problems: ServiceProblem[] = [];
  const services = pairs.flatMap(([was, is]) => {
    if (was === undefined || is === undefined) {
      return [];
    }
    const missing = [was.seen, is.seen].flatMap((each) => ('problem' in each ? [each] : []));
    problems.push(...missing);
    return 'problem' in was.seen || 'problem' in is.seen
      ? []
      : [{name: is.name, differences: compareExposures(was.seen.locked, is.seen)}];
  });
  const names = second === undefined ? [fileOf(first, 0), fileOf(first, 1)] : [first.machine, second.machine];
  return {comparison: {was: names[0] ?? '', is: names[1] ?? '', services}, problems};
};

/** Two services may have the same name; their files, and what they were made of, do not. */
const fileOf = ({services}: Inspection, index: number): string => {
  const service = services[index];
  if (service === undefined) {
    return '';
  }
  const name = 'files' in service ? (service.origin ?? service.files[0] ?? service.name) : service.name;
  return toldName({...service, name});
};

import {fails} from '../../ratchet/compare/fails.ts';
import type {Comparison} from '../ratchet/comparison.ts';

/** One line for a comparison, one for each of its services, and perhaps one of what to do. */
export const comparisonWords = ({
  was,
  is,
  file,
  services,
}: Comparison): {title: string; services: readonly string[]; hint: string | undefined} => {
  const all = services.flatMap(({differences}) => differences);
  return {
    title:
      file === 'written' || file === 'updated'
        ? `${was}: ${file}, from what is seen on ${is}`
        : `${is} against ${was}:`,
    services: services.map(({name, differences}) => {
      const wider = differences.filter(fails).length;
      const narrower = differences.length - wider;
      return `${name}: ${
        [
          ...(wider === 0 ? [] : [`${String(wider)} wider`]),
          ...(narrower === 0 ? [] : [`${String(narrower)} narrower`]),
        ].join(', ') || 'as it was'
      }`;
    }),
    hint:
      file !== 'kept' || all.length === 0
        ? undefined
        : all.some(fails)
          ? `wider than ${was} says; when that is meant, --update takes it`
          : `narrower than ${was} says; --update takes it`,
  };
};

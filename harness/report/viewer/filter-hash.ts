import type {Filter} from './filter.ts';

/** A filter as the part of an address after its `#`; empty when it does not narrow. */
export const filterHash = ({statuses, set, suite, text}: Filter): string => {
  const words = new URLSearchParams();
  for (const [name, value] of [
    ['status', statuses.join(',')],
    ['set', set],
    ['suite', suite],
    ['text', text],
  ] as const) {
    if (value !== '') {
      words.set(name, value);
    }
  }
  return words.toString();
};

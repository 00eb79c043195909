import type {Sitting} from './sitting.ts';

/** Whether two sittings may be compared: on such hosts, with the guest run in the same way. How busy the host was is of no account. */
export const sameHost = (first: Sitting, second: Sitting): boolean => kindOf(first) === kindOf(second);

const kindOf = ({facts}: Sitting): string =>
  JSON.stringify([facts.host?.replace(/, load .*$/, ''), facts.accelerator?.replace(/:.*$/s, '')]);

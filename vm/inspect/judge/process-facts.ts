import type {SectionOf} from '../../probe/exposure-document.ts';

const untold = 'unseen';

/** One of the numbers that a line of `io.max` has for a device, as in `254:0 rbps=1000000 wbps=max`. */
const ratesOf = (lines: string, name: string): string =>
  [...lines.matchAll(new RegExp(`\\b${name}=(\\d+)`, 'g'))].map(([, rate]) => rate).join(',');

/**
 * What a process tells of itself in the terms of directives: what is one line to the kernel and several directives to systemd, and
 * what says nothing of what it may see or do.
 */
export const processFacts = ({
  allowance,
  group,
  memory,
}: SectionOf<'process'>): readonly (readonly [fact: string, value: string])[] => {
  const missing = Object.values(allowance).some((value) => value !== null) ? 'none' : untold;
  const [quota, period] = (allowance['cpu.max'] ?? '').split(' ');
  const ofCpu = (value: string): string => (period === undefined ? missing : value);
  const rates = allowance['io.max'];
  const path = group.path?.split('/') ?? [];
  const service = path.findLastIndex((part) => /\.(service|scope)$/.test(part));
  return [
    [
      'allowance cpu.max quota',
      ofCpu(quota === 'max' ? 'max' : `${String(Math.round((Number(quota) / Number(period)) * 100))}%`),
    ],
    ['allowance cpu.max period', ofCpu(period ?? '')],
    ...['rbps', 'wbps', 'riops', 'wiops'].map(
      (name) =>
        [`allowance io.max ${name}`, typeof rates === 'string' ? ratesOf(rates, name) : missing] as const,
    ),
    ['process slice', path.findLast((part) => part.endsWith('.slice')) ?? untold],
    ['process subgroup', service < 0 ? untold : path.slice(service + 1).join('/')],
    ['process delegated', group.delegated ?? untold],
    ['process oomPreference', group.oomPreference ?? untold],
    ['process numaPolicy', memory.numaPolicy ?? untold],
    ['process numaNodes', memory.numaNodes?.join(',') ?? untold],
    ['process merges', memory.merges ?? untold],
    ['process hugePages', memory.hugePages ?? untold],
  ];
};

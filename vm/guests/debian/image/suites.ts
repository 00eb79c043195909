import {UsageError} from '../../../../harness/errors/usage-error.ts';

export type DebianSuite = {
  readonly name: string;
  /** Version of systemd that the suite has, as in the facts that a step's expectations are keyed by. */
  readonly systemd: number;
  /** Options for mmdebstrap's apt, each `Name "value"`. */
  readonly aptOptions: readonly string[];
};

/** The Debian suites that a guest can be built from; together they span the systemd versions worth proving. */
export const suites = {
  bookworm: {name: 'bookworm', systemd: 252, aptOptions: []},
  trixie: {name: 'trixie', systemd: 257, aptOptions: []},
  // The testing suite's Release file can outlive its Valid-Until on mirrors that lag or are snapshots.
  forky: {name: 'forky', systemd: 262, aptOptions: ['Acquire::Check-Valid-Until "false"']},
} as const satisfies Record<string, DebianSuite>;

export type SuiteName = keyof typeof suites;

/** @throws UsageError when there is no such suite. */
export const debianSuite = (name: string): DebianSuite => {
  if (!Object.hasOwn(suites, name)) {
    throw new UsageError(`debian:${name}: no such suite; allowed: ${Object.keys(suites).join(', ')}`);
  }
  return suites[name as SuiteName];
};

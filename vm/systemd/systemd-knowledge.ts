/** What a systemd says that it knows. */
export type SystemdKnowledge = {
  /** Major version, as in 257. */
  readonly systemd: number;
  /** Names of directives by section of a service's unit file, in systemd's own order. */
  readonly directives: Readonly<Record<'Unit' | 'Service', readonly string[]>>;
  /** Names of exit statuses, as in `{"226": "NAMESPACE"}`. */
  readonly exitStatuses: Readonly<Record<string, string>>;
  /** System calls, and names of further groups, by the names of groups with their `@`. */
  readonly syscallGroups: Readonly<Record<string, readonly string[]>>;
};

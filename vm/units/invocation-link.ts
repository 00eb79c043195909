/**
 * The link that systemd keeps for each unit that it has started, until it forgets the unit; it leads to the id of that start.
 * It is there for journald, and to look at it costs a fraction of what systemctl does.
 *
 * @param name of the unit, or a pattern for the shell
 */
export const invocationLink = (name: string): string => `/run/systemd/units/invocation:${name}`;

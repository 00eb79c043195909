/**
 * Whether a unit of a guest is of a step, or was started for one: `test5@0.service`, `test5-web.service`, the slices of those, what
 * `systemd-run` names by itself, and what the harness starts. What becomes of it is told where it was asked for.
 */
export const isOwnUnit = (unit: string): boolean =>
  /^(?:system-)?test\d+(?:[@.-]|\\x2d)/.test(unit) ||
  /^run-(?:u\d+|r[0-9a-f]+|p\d+-i\d+)\.(?:service|scope)$/.test(unit) ||
  unit.startsWith('confinement-');

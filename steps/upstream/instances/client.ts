import fc from 'fast-check';

/** What a client does at one tick: nothing, start an instance, run a program in it, or stop it. */
export type Action = ' ' | '[' | 'R' | ']';

/** A client as it is made up: ticks before its instance starts, what it does then, and whether it stops it by itself. */
export type Client = readonly [before: number, body: readonly (' ' | 'R')[], stops: boolean];

/** What a client does, tick by tick, as nixpkgs' test writes it: `  [R R]`. At most 10 ticks. */
export const scriptOf = ([before, body, stops]: Client): string =>
  `${' '.repeat(before)}[${body.join('')}${stops ? ']' : ''}`;

/**
 * Clients of one service at a time. They shrink to fewer that start earlier and do less. Mostly two or three: a start is
 * what costs time, and what goes wrong among five goes wrong among fewer.
 */
export const clients: fc.Arbitrary<Client[]> = fc.array(
  fc.tuple(fc.nat({max: 3}), fc.array(fc.constantFrom(' ', 'R'), {maxLength: 5}), fc.boolean()),
  {minLength: 2, maxLength: 5, size: 'xsmall'},
);

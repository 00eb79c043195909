import {readdirSync} from 'node:fs';
import {parentOf} from './parent-of.ts';

/** The processes that a process has started, and those that these have, of which it is known still. */
export const descendants = (ancestor: number): number[] => {
  const children = new Map<number, number[]>();
  for (const pid of readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)) {
    const parent = parentOf(pid);
    if (parent !== 0) {
      children.set(parent, [...(children.get(parent) ?? []), pid]);
    }
  }
  const below = (pid: number): number[] =>
    (children.get(pid) ?? []).flatMap((child) => [child, ...below(child)]);
  return below(ancestor);
};

import {sections} from '../../probe/sections.ts';
import type {ExposureLock} from './exposure-lock.ts';
import {lockVersion} from './lock-document.ts';

/** The text of a lock file: a fact in each line, always in the same order, so that what changes is what a review shows. */
export const formatLock = (lock: ExposureLock): string => {
  const services = [...lock].sort(([one], [other]) => (one < other ? -1 : 1));
  const inOrder = services.map(([name, exposure]) => {
    const told = sections.flatMap((section) => {
      const facts = exposure[section];
      return facts === undefined ? [] : [[section, facts] as const];
    });
    return [name, Object.fromEntries(told)] as const;
  });
  return `${JSON.stringify({version: lockVersion, services: Object.fromEntries(inOrder)}, undefined, 2)}\n`;
};

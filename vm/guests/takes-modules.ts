import type {Guest} from './guest-choice.ts';

/** Whether the units of a guest are made by a module that the user chooses; else they came with it. */
export const takesModules = (guest: Guest): boolean =>
  guest.kind === 'debian' || (guest.kind === 'ssh' && guest.deploy);

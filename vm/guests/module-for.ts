import type {Guest} from './guest-choice.ts';
import {takesModules} from './takes-modules.ts';
import {type GuestModule, ownModule, parseModule} from '../modules/confinement-module.ts';

/**
 * The module that the user has chosen for a guest; the guest's own where it has its units built in.
 *
 * @throws UsageError for one that there is not.
 */
export const moduleFor = (guest: Guest, name: string): GuestModule => {
  const chosen = parseModule(name);
  return takesModules(guest) ? chosen : ownModule;
};

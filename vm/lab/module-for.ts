import type {GuestChoice} from '../guest/guest-choice.ts';
import {takesModules} from '../guest/takes-modules.ts';
import {type LabModule, ownModule, parseModule} from './lab-module.ts';

/**
 * The module that the user has chosen for a guest; the guest's own where it has its units built in.
 *
 * @throws UsageError for one that there is not.
 */
export const moduleFor = (guest: GuestChoice, name: string): LabModule => {
  const chosen = parseModule(name);
  return takesModules(guest) ? chosen : ownModule;
};

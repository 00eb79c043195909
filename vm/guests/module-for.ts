import {type GuestModule, ownModule, parseModule} from '../modules/confinement-module.ts';
import type {Guest} from './guest/guest.ts';

/**
 * The module that the user has chosen for a guest; the guest's own where it has its units built in.
 *
 * @throws UsageError for one that there is not.
 */
export const moduleFor = ({takesModule}: Guest, name: string): GuestModule => {
  const chosen = parseModule(name);
  return takesModule ? chosen : ownModule;
};

import {Machine} from '../../../harness/machine/machine.ts';
import type {UserLogin} from '../../../harness/ssh/user/user-login.ts';
import type {BareGuest} from '../guest/bare-guest.ts';
import type {GuestSetup} from '../guest/guest-setup.ts';
import {connectWithOptions} from './connect-with-options.ts';
import {loginMs} from './login-ms.ts';
import {requireSystemd} from './require-systemd.ts';

export type BareSshSetup = GuestSetup & {readonly login: UserLogin; readonly timeoutFactor: number};

/**
 * A machine that runs already, as it is.
 *
 * @throws UsageError when it is not to be had in the way that the user wants; MachineryError when it does not answer or does
 * not run systemd.
 */
export const openBareSsh = async (setup: BareSshSetup): Promise<BareGuest> => {
  const {login, timeoutFactor, phase, signal, name, guest} = setup;
  const options = {timeoutMs: loginMs * timeoutFactor, ...(signal === undefined ? {} : {signal})};
  const ssh = await phase('connect', async () => connectWithOptions(login, options));
  const machine = new Machine({name, ssh, timeoutFactor});
  let since: number;
  try {
    await requireSystemd(machine);
    since = Number(await machine.succeed('date +%s'));
  } catch (error) {
    await machine[Symbol.asyncDispose]();
    throw error;
  }
  return {
    guest,
    machine,
    ended: ssh.closed,
    since,
    [Symbol.asyncDispose]: async () => machine[Symbol.asyncDispose](),
  };
};

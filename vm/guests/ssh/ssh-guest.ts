import type {UserLogin} from '../../../harness/ssh/user/user-login.ts';
import {programsForAny} from '../debian/image/programs-for-any.ts';
import type {Guest} from '../guest/guest.ts';
import {guestSetup} from '../guest/guest-setup.ts';
import {deployPrograms, sshPrograms} from './host-programs.ts';

export type SshGuestOptions = {
  /** As the user wrote it. */
  readonly name: string;
  readonly login: UserLogin;
  /** Give it the units of a module for the time of the run. */
  readonly deploy: boolean;
};

/** A machine that runs already, and is to be as before when we are done. */
export const sshGuest = ({name, login, deploy}: SshGuestOptions): Guest => ({
  name,
  takesModule: deploy,
  hostPrograms: deploy ? deployPrograms : sshPrograms,
  options: {
    deploy: deploy ? true : undefined,
    identity: login.identity,
    knownHosts: login.knownHosts,
  },
  refuses: {
    isolate: 'a machine that runs already is the same for all steps',
    boot: 'runs already; allowed for it: confinement test and confinement shell',
  },
  // Not every machine has an nc with -N and -U.
  transport: 'socket',
  isOurs: false,
  memoryMiB: 0,
  check: async () => Promise.resolve(),
  prepare: async () => Promise.resolve(),
  open: async (workspace, request) => {
    // Loaded when it is opened: to name it, as --help does, takes none of that.
    const {openSsh} = await import('./open-ssh.ts');
    return openSsh({
      ...guestSetup(workspace, name, request),
      workspace,
      login,
      timeoutFactor: workspace.options.timeoutFactor ?? 1,
      ...(request.module.source === 'own' ? {} : {module: request.module}),
    });
  },
  programs: programsForAny,
  openBare: async (workspace, request) => {
    const {openBareSsh} = await import('./open-bare-ssh.ts');
    return openBareSsh({
      ...guestSetup(workspace, name, {...request, steps: []}),
      login,
      timeoutFactor: workspace.options.timeoutFactor ?? 1,
    });
  },
});

import {UsageError} from '../../../harness/errors/usage-error.ts';
import {moduleNames, ownModule} from '../../modules/confinement-module.ts';
import {guestMemoryMiB} from './boot/guest-memory.ts';
import type {Guest} from '../guest/guest.ts';
import {type GuestSetup, guestSetup} from '../guest/guest-setup.ts';
import type {Workspace} from '../../workspace/workspace.ts';
import type {DebianMachineSetup} from './boot/debian-setup.ts';
import {debianPrograms} from './host-programs.ts';
import type {DebianSuite} from './image/suites.ts';

/** A guest that is built from Debian packages and gets its units from us. */
export type DebianGuest = Guest & {readonly suite: DebianSuite};

/** The guest of a suite. What opens it is loaded then: to name it, as --help does, takes none of that. */
export const debianGuest = (suite: DebianSuite): DebianGuest => {
  const name = `debian:${suite.name}`;
  return {
    name,
    suite,
    takesModule: true,
    hostPrograms: debianPrograms,
    options: {},
    refuses: {},
    transport: 'nc',
    isOurs: true,
    memoryMiB: guestMemoryMiB,
    check: async () => Promise.resolve(),
    async prepare(workspace, {phase, say}) {
      const {debianImage} = await import('./image/debian-image.ts');
      const {debianAcceleration} = await import('./boot/debian-acceleration.ts');
      const image = await phase(`image ${name}`, async () => debianImage(workspace, suite));
      const {accelerator, why} = await debianAcceleration(workspace, image);
      say(`${name}: ${accelerator}: ${why}`);
    },
    async open(workspace, request) {
      const {module} = request;
      if (module.source === ownModule.source) {
        throw new UsageError(`${name} has no units of its own; allowed for --module: ${moduleNames}`);
      }
      const {openDebian} = await import('./open/open-debian.ts');
      const setup = await machineSetup(workspace, suite, guestSetup(workspace, name, request));
      return openDebian({...setup, module}, workspace.options.cold ?? false);
    },
    programs: async (workspace) => {
      const {debianImage} = await import('./image/debian-image.ts');
      return (await debianImage(workspace, suite)).programs;
    },
    async openBare(workspace, request) {
      const {openBareDebian} = await import('./open/open-bare-debian.ts');
      const setup = await machineSetup(
        workspace,
        suite,
        guestSetup(workspace, name, {...request, steps: []}),
      );
      return openBareDebian(setup, workspace.options.cold ?? false);
    },
  };
};

const machineSetup = async (
  workspace: Workspace,
  suite: DebianSuite,
  setup: GuestSetup,
): Promise<DebianMachineSetup> => {
  const {debianImage} = await import('./image/debian-image.ts');
  const {debianAcceleration} = await import('./boot/debian-acceleration.ts');
  const image = await debianImage(workspace, suite);
  const acceleration = await debianAcceleration(workspace, image);
  return {
    ...setup,
    image,
    acceleration,
    timeoutFactor: workspace.options.timeoutFactor ?? (acceleration.accelerator === 'kvm' ? 1 : 4),
  };
};

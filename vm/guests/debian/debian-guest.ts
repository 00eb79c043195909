import {UsageError} from '../../../harness/errors/usage-error.ts';
import {moduleNames, ownModule} from '../../modules/confinement-module.ts';
import {guestMemoryMiB} from './boot/guest-memory.ts';
import type {Guest} from '../guest/guest.ts';
import {guestSetup} from '../guest/guest-setup.ts';
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
      const {debianImage} = await import('./image/debian-image.ts');
      const {debianAcceleration} = await import('./boot/debian-acceleration.ts');
      const {openDebian} = await import('./open/open-debian.ts');
      const image = await debianImage(workspace, suite);
      const acceleration = await debianAcceleration(workspace, image);
      const {timeoutFactor, cold} = workspace.options;
      return openDebian(
        {
          ...guestSetup(workspace, name, request),
          image,
          module,
          acceleration,
          timeoutFactor: timeoutFactor ?? (acceleration.accelerator === 'kvm' ? 1 : 4),
        },
        cold ?? false,
      );
    },
    programs: async (workspace) => {
      const {debianImage} = await import('./image/debian-image.ts');
      return (await debianImage(workspace, suite)).programs;
    },
    async openBare(workspace, request) {
      const {debianImage} = await import('./image/debian-image.ts');
      const {debianAcceleration} = await import('./boot/debian-acceleration.ts');
      const {openBareDebian} = await import('./open/open-bare-debian.ts');
      const image = await debianImage(workspace, suite);
      const acceleration = await debianAcceleration(workspace, image);
      const {timeoutFactor, cold} = workspace.options;
      return openBareDebian(
        {
          ...guestSetup(workspace, name, {...request, steps: []}),
          image,
          acceleration,
          timeoutFactor: timeoutFactor ?? (acceleration.accelerator === 'kvm' ? 1 : 4),
        },
        cold ?? false,
      );
    },
  };
};

import {nix} from '../../vm/units/nix.ts';
import {defineStep} from '../kit/define-step.ts';

const user = {User: 'chroot-testuser', Group: 'chroot-testgroup'};

export default defineStep({
  description: 'a confined service knows the name of its user',
  reference: 'Maroka-chan/VPN-Confinement#36',
  reproduces: {
    where: () => 'every generation',
    with: 'cannot find name for user ID',
    broke: "names of users are not in the root: a program that asks for its user's home fails",
    since: 'March 2019',
    hit: "services that look up their user, such as Node's os.homedir()",
  },
  service: () => ({confinement: {mode: 'chroot-only'}, serviceConfig: user}),
  services: () => ({
    named: {
      confinement: {mode: 'chroot-only', packages: [nix`pkgs.coreutils`]},
      script: 'id -un > /var/lib/test60/name',
      serviceConfig: {Type: 'oneshot', StateDirectory: 'test60', BindReadOnlyPaths: '/etc/passwd', ...user},
    },
  }),
  async test({confined, machine, outside, unit}) {
    await machine.startJob(unit('named'));
    await outside.prints('cat /var/lib/test60/name', user.User);
    await confined.prints('id -u', await outside.read(`id -u ${user.User}`));
    await confined.prints('id -un', user.User);
  },
});

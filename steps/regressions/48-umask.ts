import {defineStep} from '../kit/define-step.ts';

export default defineStep({
  description: "UMask= does not close the way to the store for the service's user",
  reference: ['nixpkgs#147599', 'nixpkgs PR 147639', 'systemd#21548', 'systemd#19899'],
  reproduces: {
    where: () => false,
    with: '203/EXEC',
    broke:
      "/nix and /nix/store were made with the service's UMask=, and its user could not enter them: 203/EXEC",
    since: 'November 2021 (systemd before 249.8)',
    hit: 'services with a user and a narrow UMask=',
  },
  service: () => ({
    confinement: {mode: 'chroot-only', binSh: null},
    serviceConfig: {User: 'chroot-testuser', Group: 'chroot-testgroup', UMask: '0077'},
  }),
  async test({confined}) {
    await confined.prints('umask', '0077');
  },
});

import {defineStep} from '../kit/define-step.ts';

export default defineStep({
  description: 'DynamicUser= works in both modes, and was refused before it did',
  reference: ['nixpkgs PR 64405', 'nixpkgs PR 234641'],
  reproduces: {
    where: () => false,
    with: '226/NAMESPACE',
    broke: 'DynamicUser= remounts /, which is no mount of its own there: 226/NAMESPACE',
    since: 'March 2019, refused until May 2024',
    hit: 'services without a user of their own',
  },
  service: () => ({serviceConfig: {DynamicUser: true}}),
  services: () => ({
    chroot: {
      confinement: {mode: 'chroot-only'},
      serviceConfig: {Type: 'oneshot', DynamicUser: true, StateDirectory: 'test42'},
      script: 'echo "$UID" > /var/lib/test42/uid',
    },
  }),
  refused: {2019: 'DynamicUser'},
  async test({confined, outside, machine, unit}) {
    await confined.succeed('[ "$(id -u)" -ge 61184 ] && [ "$(id -u)" -le 65519 ]');
    await confined.fail('touch /nix/x', 'EROFS');
    await machine.startJob(unit('chroot'));
    await outside.succeed(
      'uid="$(cat /var/lib/private/test42/uid)" && [ "$uid" -ge 61184 ] && [ "$uid" -le 65519 ]',
    );
  },
});

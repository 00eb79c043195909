import {defineStep} from '../kit/define-step.ts';

export default defineStep({
  description: 'a chroot-only service has its state, cache, logs and runtime directories',
  reference: 'nixpkgs#64392',
  reproduces: {
    where: () => false,
    with: 'exit status 127',
    broke: 'a chroot-only service with StateDirectory= ended with the exit status 127',
    since: 'July 2019',
    hit: 'chroot-only services that keep something',
  },
  service: () => ({
    confinement: {mode: 'chroot-only'},
    serviceConfig: {
      User: 'chroot-testuser',
      Group: 'chroot-testgroup',
      StateDirectory: 'test41',
      CacheDirectory: 'test41',
      LogsDirectory: 'test41',
      RuntimeDirectory: 'test41',
    },
  }),
  async test({confined, outside}) {
    await confined.succeed(
      'for i in lib cache log; do echo "$i" > "/var/$i/test41/said" || exit; done; echo run > /run/test41/said && cat /run/test41/said',
    );
    await outside.prints(
      'cd /var && cat lib/test41/said cache/test41/said log/test41/said',
      'lib\ncache\nlog',
    );
  },
});

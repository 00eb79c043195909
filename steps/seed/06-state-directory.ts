import {defineStep} from '../kit/define-step.ts';

export default defineStep({
  description: 'check if StateDirectory works',
  service: () => ({
    serviceConfig: {User: 'chroot-testuser', Group: 'chroot-testgroup', StateDirectory: 'testme'},
  }),
  async test({confined, outside}) {
    await confined.succeed('touch /tmp/canary');
    await confined.succeed('echo works > /var/lib/testme/foo');
    await outside.prints('cat /var/lib/testme/foo', 'works');
    await outside.succeed('test ! -e /tmp/canary');
  },
});

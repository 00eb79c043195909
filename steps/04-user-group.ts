import {defineStep} from './kit/define-step.ts';

export default defineStep({
  description: 'check if User/Group really runs as non-root',
  service: () => ({serviceConfig: {User: 'chroot-testuser', Group: 'chroot-testgroup'}}),
  async test(_t, {confined, outside, situation}) {
    await confined.succeed('ls -l /dev && test -c /dev/null');
    await confined.doesNotPrint('id -u', '0');
    await confined.prints('id -u; id -g', await outside.read('id -u chroot-testuser; id -g chroot-testuser'));
    await confined.fail('touch /bin/test', situation.generation === '2019' ? 'EACCES' : 'EROFS');
  },
});

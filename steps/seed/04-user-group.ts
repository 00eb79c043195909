import {byGeneration} from '../kit/by-generation.ts';
import {defineStep} from '../kit/define-step.ts';

const touch = byGeneration({2019: 'EACCES', 2024: 'EROFS', 2025: 'EROFS'});

export default defineStep({
  description: 'check if User/Group really runs as non-root',
  service: () => ({serviceConfig: {User: 'chroot-testuser', Group: 'chroot-testgroup'}}),
  async test({confined, outside, facts}) {
    await confined.succeed('ls -l /dev && test -c /dev/null');
    await confined.doesNotPrint('id -u', '0');
    await confined.prints('id -u; id -g', await outside.read('id -u chroot-testuser; id -g chroot-testuser'));
    await confined.fail('touch /bin/test', touch(facts));
  },
});

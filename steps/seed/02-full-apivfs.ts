import {byGeneration} from '../kit/by-generation.ts';
import {defineStep} from '../kit/define-step.ts';

const isWritable = byGeneration({2019: true, 2024: false, 2025: false});

export default defineStep({
  description: 'full confinement with APIVFS',
  async test({confined, facts}) {
    if (isWritable(facts)) {
      await confined.fail('ls -l /etc', 'ENOENT');
    } else {
      // systemd's skeleton of base directories shows: /etc is there, with nothing in it.
      await confined.prints('ls -A /etc', '');
    }
    await confined.fail('chown 65534 /bin', isWritable(facts) ? 'EINVAL' : 'EROFS');
    await confined.prints('id -u', '0');
    if (isWritable(facts)) {
      await confined.succeed('chown 0 /bin');
    } else {
      await confined.fail('chown 0 /bin', 'EROFS');
    }
  },
});

import {defineStep} from './kit/define-step.ts';

export default defineStep({
  description: 'full confinement with APIVFS',
  async test(_t, {confined, situation}) {
    const writable = situation.generation === '2019';
    if (writable) {
      await confined.fail('ls -l /etc', 'ENOENT');
    } else {
      // systemd's skeleton of base directories shows: /etc is there, with nothing in it.
      await confined.prints('ls -A /etc', '');
    }
    await confined.fail('chown 65534 /bin', writable ? 'EINVAL' : 'EROFS');
    await confined.prints('id -u', '0');
    if (writable) {
      await confined.succeed('chown 0 /bin');
    } else {
      await confined.fail('chown 0 /bin', 'EROFS');
    }
  },
});

import {byGeneration} from '../kit/by-generation.ts';
import {defineStep} from '../kit/define-step.ts';
import {since} from '../kit/since.ts';

// systemd makes a skeleton of base directories in RootDirectory=. In 2019 the tmpfs on / hid it; the run that shows
// there is what systemd mounts its incoming mounts on, and 258 does without.
const root = byGeneration<Record<number, string>>({
  2019: {252: 'bin\nnix\nrun', 258: 'bin\nnix'},
  2024: {252: 'bin\ndev\netc\nnix\nproc\nroot\nrun\nsys\nusr\nvar'},
  2025: {252: 'bin\ndev\netc\nnix\nproc\nroot\nrun\nsys\nusr\nvar'},
});
const isWritable = byGeneration({2019: true, 2024: false, 2025: false});

export default defineStep({
  description: 'chroot-only confinement',
  service: () => ({confinement: {mode: 'chroot-only'}}),
  async test({confined, facts}) {
    await confined.prints('ls -1 /', since(root(facts), facts.systemd));
    await confined.prints('id -u', '0');
    if (isWritable(facts)) {
      await confined.succeed('chown 65534 /bin');
    } else {
      await confined.fail('chown 65534 /bin', 'EROFS');
    }
  },
});

import {defineStep} from '../kit/define-step.ts';
import {proveInstances} from './instances/prove-instances.ts';
import {seedOf} from './instances/seed-of.ts';

// Read when the step is loaded, so that one that is none is refused before anything boots.
const seed = seedOf(process.env);

export default defineStep({
  description: 'instances of one template live and end at the same time',
  reference: ['nixpkgs#464323', 'nixpkgs PR 464709'],
  reproduces: {
    where: ({generation}) => generation === '2024' && 'generation 2024',
    // A program of the root that is gone, or a start in it.
    with: /exit status 127|ended before it told an exit status/,
    broke: 'instances of one template share their root, and the first to end takes it away from the others',
    since: 'May 2024',
    hit: 'socket-activated services with more than one connection at a time',
  },
  // The root is that of the other mode, and a start takes a third less.
  service: () => ({confinement: {mode: 'chroot-only'}}),
  async test({confined}) {
    await proveInstances({open: async () => confined.open(), seed});
  },
});

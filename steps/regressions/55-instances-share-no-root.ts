import {defineStep} from '../kit/define-step.ts';

export default defineStep({
  description: 'an instance keeps its root when another one of its template ends',
  reference: ['nixpkgs#464323', 'nixpkgs PR 464709'],
  reproduces: {
    where: ({generation}) => generation === '2024' && 'generation 2024',
    with: 'command not found',
    broke: 'all instances of a template share one root, and the first of them that ends takes it away',
    since: 'May 2024 (nixpkgs PR 289593)',
    hit: 'socket-activated services with more than one connection at a time',
  },
  async test({confined}) {
    await using first = await confined.open();
    await using second = await confined.open();
    await first.succeed('ls /nix/store');
    await second.succeed('ls /nix/store');
    await first.close();
    await second.succeed('ls /nix/store');
  },
});

import {defineStep} from '../kit/define-step.ts';

export default defineStep({
  description: 'a TemporaryFileSystem=/ of its own leaves a service confined',
  reference: 'nixpkgs PR 311181',
  reproduces: {
    where: () => false,
    with: '/etc/passwd',
    broke: "a service's own root lay over that of the module, or under it, without a word",
    since: 'May 2024',
    hit: 'public-inbox',
  },
  service: () => ({serviceConfig: {TemporaryFileSystem: '/'}}),
  refused: {2019: 'TemporaryFileSystem'},
  async test({confined}) {
    await confined.prints('shopt -s nullglob dotglob; echo /etc/* /home/* /nix/* /root/*', '/nix/store');
    await confined.fail('touch /x', 'EROFS');
  },
});

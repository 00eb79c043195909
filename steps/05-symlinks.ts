import {nix} from '../vm/units/nix.ts';
import {defineStep} from './kit/define-step.ts';

export default defineStep({
  description: 'check if symlinks are properly bind-mounted',
  store: {
    symlink: nix`
      pkgs.runCommand "symlink" {
        target = pkgs.writeText "symlink-target" "got me\n";
      } ''ln -s "$target" "$out"''
    `,
  },
  service: ({symlink}) => ({confinement: {packages: [symlink]}}),
  async test(_t, {confined, store, situation}) {
    if (situation.generation === '2019') {
      await confined.fail('test -e /etc');
    } else {
      await confined.prints('ls -A /etc', '');
    }
    await confined.succeed(`cat ${store.symlink}`);
    await confined.prints(`cat ${store.symlink}`, 'got me');
  },
});

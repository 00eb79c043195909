import {nix} from '../../vm/units/nix.ts';
import {byGeneration} from '../kit/by-generation.ts';
import {defineStep} from '../kit/define-step.ts';

const hasEtc = byGeneration({2019: false, 2024: true, 2025: true});

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
  async test({confined, store, facts}) {
    if (hasEtc(facts)) {
      await confined.prints('ls -A /etc', '');
    } else {
      await confined.fail('test -e /etc');
    }
    await confined.succeed(`cat ${store.symlink}`);
    await confined.prints(`cat ${store.symlink}`, 'got me');
  },
});

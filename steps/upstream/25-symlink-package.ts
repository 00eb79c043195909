import {nix} from '../../vm/units/nix.ts';
import {defineStep} from '../kit/define-step.ts';

export default defineStep({
  description: 'a package that is a symlink is read through',
  reference: 'nixpkgs PR 289593',
  // Whether it makes a difference to bind the link or what it leads to is asked of the probe.
  exposure: true,
  store: {
    symlink: nix`
      pkgs.runCommand "symlink" {
        target = pkgs.writeText "symlink-target" "got me";
      } ''ln -s "$target" "$out"''
    `,
  },
  service: ({symlink}) => ({confinement: {packages: [symlink]}}),
  async test({confined, store}) {
    await confined.prints(`cat ${store.symlink}`, 'got me');
  },
});

import {nix} from '../../vm/units/nix.ts';
import {defineStep} from '../kit/define-step.ts';

export default defineStep({
  description: 'a package that is a symlink is read through, and both its ends are bound read-only',
  reference: 'nixpkgs PR 289593',
  exposure: true,
  store: {
    target: nix`pkgs.writeText "symlink-target" "got me"`,
    symlink: nix`pkgs.runCommand "symlink" {inherit (store) target;} ''ln -s "$target" "$out"''`,
  },
  service: ({symlink}) => ({confinement: {packages: [symlink]}}),
  async test({confined, store}) {
    await confined.prints(`cat ${store.symlink}`, 'got me');
    await confined.exposes({mounts: {[store.symlink]: 'ro', [store.target]: 'ro'}}, {sections: ['mounts']});
  },
});

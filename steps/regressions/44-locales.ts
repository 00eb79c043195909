import {nix} from '../../vm/units/nix.ts';
import {defineStep} from '../kit/define-step.ts';

export default defineStep({
  description: 'a locale archive is there when it is asked for, beside what is there anyway',
  reference: 'nixpkgs PR 87484',
  reproduces: {
    where: () => false,
    with: 'No such file or directory',
    broke: 'locales are not there, and the list of packages could only be replaced to have them',
    since: 'May 2020',
    hit: 'services that need a locale',
  },
  store: {archive: nix`pkgs.writeText "locale-archive" "locales\n"`},
  service: ({archive}) => ({
    confinement: {packages: [archive]},
    environment: {LOCALE_ARCHIVE: archive},
  }),
  async test({confined}) {
    await confined.prints('cat "$LOCALE_ARCHIVE"', 'locales');
  },
});

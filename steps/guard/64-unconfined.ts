import {modeSwitches} from '../../vm/modules/mode-switches.ts';
import {nix} from '../../vm/units/nix.ts';
import {defineStep} from '../kit/define-step.ts';

const shown = [
  'RootDirectory',
  'TemporaryFileSystem',
  'RuntimeDirectory',
  'ReadOnlyPaths',
  'InaccessiblePaths',
  'BindPaths',
  'BindReadOnlyPaths',
  'PrivateMounts',
  ...modeSwitches,
].join(',');

export default defineStep({
  description: 'a service that is not to be confined is as it was',
  reference: 'nixpkgs PR 57519',
  services: () => ({
    plain: {serviceConfig: {Type: 'oneshot', ExecStart: nix`"\${pkgs.coreutils}/bin/true"`}},
  }),
  async test({outside, unit}) {
    const show = (name: string) => `systemctl show --property=${shown} ${name}`;
    // Of a unit that is not there systemd tells its defaults.
    const defaults = await outside.read(show('unit-that-is-not-there.service'));
    await outside.prints(show(unit('plain')), defaults);
  },
});

import {modeSwitches} from '../../vm/modules/mode-switches.ts';
import {unitNames} from '../../vm/units/unit-names.ts';
import {defineStep} from '../kit/define-step.ts';

const {instance} = unitNames(65);
const own = [...modeSwitches, 'PrivateMounts'];

export default defineStep({
  description:
    "a service's own settings hold over those of its mode, and its paths are added to the module's",
  reference: 'nixpkgs PR 57519',
  // Of a breakage of one of these settings it can be asked whether it changes anything.
  exposure: true,
  service: () => ({
    confinement: {mode: 'chroot-only'},
    serviceConfig: {
      ...Object.fromEntries(modeSwitches.map((name) => [name, true])),
      PrivateMounts: false,
      ReadOnlyPaths: ['-/var'],
      InaccessiblePaths: ['-/nix/store/none'],
    },
  }),
  async test({confined, outside, t}) {
    await outside.prints(
      `systemctl show --property=${own.join(',')} ${instance('x')} | sort`,
      own
        .map((name) => `${name}=${name === 'PrivateMounts' ? 'no' : 'yes'}`)
        .sort()
        .join('\n'),
    );
    const lists = await outside.read(
      `systemctl show --property=ReadOnlyPaths,InaccessiblePaths ${instance('x')}`,
    );
    t.regex(lists, /^ReadOnlyPaths=.*-\/var\b/m);
    t.regex(lists, /^InaccessiblePaths=.*-\/nix\/store\/none\b/m);
    // Nothing of the kind is there in a chroot-only service.
    await confined.succeed('test -e /proc/self && test -c /dev/null && test -d /tmp');
  },
});

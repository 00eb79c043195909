import {defineStep} from '../kit/define-step.ts';

export default defineStep({
  description: '/bin/sh can be suppressed',
  reference: 'nixpkgs PR 289593',
  service: () => ({confinement: {binSh: null}}),
  async test({confined}) {
    await confined.fail(`test ! -e /bin/sh && /bin/sh -c 'echo -n bar'`, 'ENOENT');
  },
});

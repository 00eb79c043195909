import {defineStep} from '../kit/define-step.ts';

export default defineStep({
  description: '/bin/sh is a shell',
  reference: 'nixpkgs PR 289593',
  async test({confined}) {
    await confined.prints(`test -e /bin/sh && /bin/sh -c 'echo -n bar' && echo .`, 'bar.');
  },
});

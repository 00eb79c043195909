import {defineStep} from '../kit/define-step.ts';

export default defineStep({
  description: 'check if suppressing /bin/sh works',
  service: () => ({confinement: {binSh: null}}),
  async test({confined}) {
    await confined.succeed('test ! -e /bin/sh');
    await confined.fail('/bin/sh -c "echo foo"', 'ENOENT');
  },
});

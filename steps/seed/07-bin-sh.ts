import {defineStep} from '../kit/define-step.ts';

export default defineStep({
  description: 'check if /bin/sh works',
  async test({confined}) {
    await confined.succeed('test -e /bin/sh');
    await confined.prints('/bin/sh -c "echo bar"', 'bar');
  },
});

import {defineStep} from '../kit/define-step.ts';

export default defineStep({
  description: 'check existence of bind-mounted /etc',
  service: () => ({serviceConfig: {BindReadOnlyPaths: ['/etc']}}),
  async test({confined, outside}) {
    await confined.prints('cat /etc/passwd', await outside.read('cat /etc/passwd'));
  },
});

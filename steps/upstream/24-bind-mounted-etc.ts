import {defineStep} from '../kit/define-step.ts';

export default defineStep({
  description: 'a bind-mounted /etc is there, and is only read',
  reference: 'nixpkgs PR 289593',
  service: () => ({serviceConfig: {BindReadOnlyPaths: ['/etc']}}),
  async test({confined, outside}) {
    const passwd = await outside.read('test -s /etc/passwd && cat /etc/passwd');
    await confined.prints('cat /etc/passwd', passwd);
    await confined.fail('chmod 644 /etc/passwd', 'EROFS');
  },
});

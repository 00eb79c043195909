import {defineStep} from '../kit/define-step.ts';

export default defineStep({
  description: 'a confined service starts on every systemd',
  reference: ['nixpkgs PR 131618', 'systemd#20514'],
  reproduces: {
    where: () => false,
    with: /226\/NAMESPACE|203\/EXEC/,
    broke: 'no confined service started any more: 226/NAMESPACE or 203/EXEC',
    since: 'August 2021 (systemd 248 and 249)',
    hit: 'all confined services',
  },
  async test({confined}) {
    await confined.succeed('true');
  },
});

import {defineStep} from '../kit/define-step.ts';

export default defineStep({
  description: 'NoExecPaths=/tmp holds for a private /tmp',
  reference: 'systemd#39935',
  reproduces: {
    where: () => 'every systemd',
    with: 'actual:   exit status 0',
    broke: 'NoExecPaths=/tmp was not heeded with PrivateTmp=',
    since: 'November 2025, and before it (systemd 252)',
    hit: 'services that are to run nothing which they have written',
  },
  service: () => ({serviceConfig: {NoExecPaths: '/tmp'}}),
  async test({confined}) {
    await confined.fail('cp "$(type -P true)" /tmp/true || exit 0; /tmp/true', 'EACCES');
  },
});

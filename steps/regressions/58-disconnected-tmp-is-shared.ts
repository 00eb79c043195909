import {defineStep} from '../kit/define-step.ts';

const script = (file: string): string =>
  `if [ -e /tmp/test58 ]; then echo shared; else echo apart; fi > /var/lib/test58/${file}`;

export default defineStep({
  description: 'what ExecStartPre= writes to /tmp is there for ExecStart=',
  reference: 'systemd#37177',
  reproduces: {
    where: ({systemd}) => systemd >= 257 && 'systemd 257 and later',
    with: '| apart',
    broke: 'with PrivateTmp=disconnected each process of a service has a /tmp of its own',
    since: 'April 2025 (systemd 257)',
    hit: 'services with DynamicUser= or PrivateTmp=disconnected that prepare something in /tmp',
  },
  complaints: ({systemd}) => (systemd < 257 ? ['PrivateTmp=disconnected'] : []),
  services: () => ({
    confined: {
      confinement: {mode: 'chroot-only'},
      preStart: 'echo pre > /tmp/test58',
      script: script('confined'),
      serviceConfig: {Type: 'oneshot', StateDirectory: 'test58', PrivateTmp: true},
    },
    // No confined one: the module refuses the word. Before systemd 257 it is no word, and /tmp the host's.
    disconnected: {
      preStart: 'echo pre > /tmp/test58',
      script: script('disconnected'),
      serviceConfig: {Type: 'oneshot', StateDirectory: 'test58', PrivateTmp: 'disconnected'},
    },
  }),
  async test({machine, outside, unit}) {
    await machine.startJob(unit('confined'));
    await outside.prints('cat /var/lib/test58/confined', 'shared');
    await machine.startJob(unit('disconnected'));
    await outside.prints('cat /var/lib/test58/disconnected', 'shared');
  },
});

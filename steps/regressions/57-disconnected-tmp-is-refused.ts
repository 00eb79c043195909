import {defineStep} from '../kit/define-step.ts';

export default defineStep({
  description: 'PrivateTmp=disconnected is refused where its mount point cannot be made',
  reference: 'systemd#37096',
  reproduces: {
    where: () => false,
    with: '226/NAMESPACE',
    broke: 'PrivateTmp=disconnected makes no mount point in a root that is read-only: 226/NAMESPACE',
    since: 'April 2025 (systemd 257)',
    hit: 'services with an immutable root',
  },
  applies: ({generation, systemd}) =>
    generation !== '2019' || systemd >= 257 || 'systemd has PrivateTmp=disconnected since 257 only',
  service: () => ({serviceConfig: {PrivateTmp: 'disconnected'}}),
  refused: {2024: 'PrivateTmp', 2025: 'PrivateTmp'},
  async test({confined}) {
    await confined.succeed('echo x > /tmp/x && cat /tmp/x');
  },
});

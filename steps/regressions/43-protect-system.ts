import {defineStep} from '../kit/define-step.ts';

export default defineStep({
  description: 'ProtectSystem= starts in both modes',
  reference: ['nixpkgs PR 87420', 'nixpkgs PR 289593'],
  reproduces: {
    where: ({generation}) => generation === '2019' && 'generation 2019',
    with: '226/NAMESPACE',
    broke: 'ProtectSystem= finds none of its paths in the tmpfs on /: 226/NAMESPACE',
    since: 'March 2019, refused from May 2020 to May 2024',
    hit: 'services that are hardened and confined',
  },
  service: () => ({confinement: {mode: 'chroot-only'}, serviceConfig: {ProtectSystem: 'full'}}),
  services: () => ({
    strict: {
      confinement: {},
      serviceConfig: {Type: 'oneshot', ProtectSystem: 'strict'},
      script: ':',
    },
  }),
  async test({confined, machine, unit}) {
    await confined.succeed('true');
    await machine.startJob(unit('strict'));
  },
});

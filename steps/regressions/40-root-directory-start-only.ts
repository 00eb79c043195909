import {defineStep} from '../kit/define-step.ts';

export default defineStep({
  description: 'RootDirectoryStartOnly= is refused, not dropped',
  reference: 'nixpkgs PR 57519',
  reproduces: {
    where: () => false,
    with: 'the units are built',
    broke: 'RootDirectoryStartOnly= was dropped without a word, and ExecStartPre= was confined all the same',
    since: 'March 2019, in the review of the module',
    hit: 'services that prepare something outside of their root',
  },
  service: () => ({serviceConfig: {RootDirectoryStartOnly: true}}),
  refused: 'RootDirectoryStartOnly',
});

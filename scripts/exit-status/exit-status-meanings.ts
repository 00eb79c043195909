import type {exitStatuses} from './exit-statuses.ts';

/** What each exit status tells, for `--help` and the documents. */
export const exitStatusMeanings: Readonly<Record<keyof typeof exitStatuses, string>> = {
  proved:
    'all is proved: each step passed, is a known regression that reproduces, a known flake, or does not apply',
  failed: 'a step failed',
  usage: 'wrong usage or configuration; one line says what is allowed',
  machinery:
    'the machinery failed: a program is missing, a build or a boot failed, QEMU died, a guest’s kernel or systemd broke down',
  defect: 'a defect of the harness itself; where is told',
  interrupted: 'interrupted',
};

import type {CaseRecord} from './run-record.ts';

/** The files of a case, those of its reruns last: paths in the results folder. */
export const artifactsOf = ({artifacts, reruns = []}: Pick<CaseRecord, 'artifacts' | 'reruns'>): string[] => [
  ...artifacts,
  ...reruns.flatMap((rerun) => rerun.artifacts),
];

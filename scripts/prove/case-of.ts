import type {CaseRecord} from '../../harness/results/run-record.ts';
import type {Step} from '../../steps/kit/step.ts';

/** What the results have of a step before it is proved. */
export const caseOf = ({
  number,
  description,
  set,
  references,
  reproduces,
}: Step): Pick<CaseRecord, 'id' | 'name' | 'set' | 'references' | 'regression'> => ({
  id: String(number),
  name: description,
  ...(set === undefined ? {} : {set}),
  ...(references === undefined ? {} : {references: [...references]}),
  ...(reproduces === undefined
    ? {}
    : {
        regression: {
          broke: reproduces.broke,
          ...(reproduces.since === undefined ? {} : {since: reproduces.since}),
          ...(reproduces.hit === undefined ? {} : {hit: reproduces.hit}),
        },
      }),
});

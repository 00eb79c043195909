import {relative} from 'node:path';
import {checkoutRoot} from '../../harness/results/checkout-root.ts';
import type {CaseRecord} from '../../harness/results/run-record.ts';
import type {Step} from '../../steps/kit/step.ts';

/** What the results have of a step before it is proved. */
export const caseOf = ({
  number,
  description,
  set,
  source,
  references,
  reproduces,
}: Step): Pick<CaseRecord, 'id' | 'name' | 'set' | 'file' | 'line' | 'references' | 'regression'> => ({
  id: String(number),
  name: description,
  ...(set === undefined ? {} : {set}),
  ...(source === undefined
    ? {}
    : {file: pathFrom(checkoutRoot(process.env), source.file), line: source.line}),
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

/** In full where it lies elsewhere: no reader of the checkout finds it then. */
const pathFrom = (root: string, file: string): string => {
  const path = relative(root, file);
  return path.startsWith('../') ? file : path;
};

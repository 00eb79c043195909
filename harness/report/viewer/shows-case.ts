import type {CaseRecord, SuiteRecord} from '../../results/run-record.ts';
import type {Filter} from './filter.ts';

/** Whether a filter lets a step through. A text is looked for in all that is told of the step, in small letters or capitals. */
export const showsCase = (filter: Filter, suite: Pick<SuiteRecord, 'id'>, each: CaseRecord): boolean =>
  (filter.statuses.length === 0 || filter.statuses.includes(each.status)) &&
  (filter.set === '' || filter.set === (each.set ?? '')) &&
  (filter.suite === '' || filter.suite === suite.id) &&
  filter.text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => textOf(each).includes(word));

const texts = new WeakMap<CaseRecord, string>();

const textOf = (each: CaseRecord): string => {
  let text = texts.get(each);
  if (text === undefined) {
    const {id, name, set, file, references = [], failure, skipReason, regression, commands = []} = each;
    text = [
      id,
      name,
      set,
      file,
      ...references,
      failure?.message,
      skipReason,
      regression?.broke,
      ...commands.flatMap(({command, output, expected}) => [command, output, expected]),
    ]
      .join('\n')
      .toLowerCase();
    texts.set(each, text);
  }
  return text;
};

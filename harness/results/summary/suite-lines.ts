import type {CaseRecord, SuiteRecord} from '../run-record.ts';
import {withoutRound} from '../without-round.ts';
import {caseLines} from './case-lines.ts';
import {oneLine} from './one-line.ts';
import {repeatedLines} from './repeated-lines.ts';
import type {SummaryLayout} from './summary-layout.ts';
import {warningLines} from './warning-lines.ts';

/** The lines of a suite, or of all rounds of one. */
export const suiteLines = (
  rounds: readonly SuiteRecord[],
  shared: Pick<SummaryLayout, 'resultsPath' | 'labelWidth' | 'paint'>,
): string[] => {
  const [suite] = rounds;
  if (suite === undefined) {
    return [];
  }
  const properties = Object.entries(suite.properties).map(([name, value]) => oneLine(`${name} ${value}`));
  const idWidth = Math.max(0, ...suite.cases.map(({id}) => oneLine(id).length));
  const nameWidth = Math.max(0, ...suite.cases.map(({name}) => oneLine(name).length));
  const layout = {...shared, idWidth, nameWidth};
  const {paint} = layout;
  return [
    paint(
      'bold',
      oneLine(
        suite.round === undefined
          ? suite.name
          : `${withoutRound(suite)}, ${rounds.length} rounds (rates of failure: upper bounds at 95 %)`,
      ),
    ),
    ...(properties.length === 0 ? [] : [paint('dim', properties.join(', '))]),
    ...bySet(suite.cases).flatMap(({set, cases}) => [
      ...(set === undefined ? [] : [paint('dim', `  ${oneLine(set)}`)]),
      ...cases.flatMap((each) =>
        suite.round === undefined ? caseLines(each, layout) : repeatedLines(each.id, rounds, layout),
      ),
    ]),
    ...warningLines(rounds, layout),
  ];
};

/** The cases of each set together, those of none first; sets in the order of their first cases. */
const bySet = (cases: readonly CaseRecord[]): {set: string | undefined; cases: CaseRecord[]}[] =>
  [undefined, ...new Set(cases.flatMap(({set}) => set ?? []))].map((set) => ({
    set,
    cases: cases.filter((each) => each.set === set),
  }));

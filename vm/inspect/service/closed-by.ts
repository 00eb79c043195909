import {compareSubjects} from '../../probe/compare-subjects.ts';
import type {Difference} from '../../probe/difference.ts';
import {subjectsOf} from '../../probe/subjects-of.ts';
import type {SystemdKnowledge} from '../../systemd/systemd-knowledge.ts';
import type {TriedSuggestion} from './inspection.ts';
import {judge} from '../judge/judge.ts';
import type {Observation} from '../judge/observation.ts';
import type {MachineSurvey} from '../machine/machine-survey.ts';
import type {Suggestion} from '../table/suggestions.ts';
import {whyGap} from '../table/why-gap.ts';
import type {Declared} from '../unit/declared.ts';

export type ClosedByOptions = {
  /** What the unit declares already. */
  readonly declared: ReadonlyMap<string, Declared>;
  readonly before: Observation;
  /** What was seen with a suggestion, perhaps with others too; undefined where nothing was. */
  readonly after: (suggestion: Suggestion) => Observation | undefined;
  readonly names: MachineSurvey;
  readonly knowledge: SystemdKnowledge;
};

/** Of what was tried that which closes something, with what, and that which keeps in force what the others would not. */
export const closedBy = (
  wanted: readonly Suggestion[],
  {declared, before, after, names, knowledge}: ClosedByOptions,
): TriedSuggestion[] => {
  const was = subjectsOf(before.exposure, before.outside);
  const inForce = wanted.flatMap((suggestion) => {
    const observation = after(suggestion);
    if (observation === undefined) {
      return [];
    }
    const {directive, value} = suggestion;
    const at = {section: 'Service', name: directive, value, file: '', line: 0};
    const [verdict] = judge({
      declared: new Map([[directive, {name: directive, values: [value], at}]]),
      observation,
      names,
      knowledge,
      complaints: [],
    });
    if (verdict?.state !== 'in force') {
      return [];
    }
    const decided = new Set(verdict.checks.map(({fact}) => fact));
    const closes = compareSubjects(subjectsOf(observation.exposure, observation.outside), {
      values: new Map([...was.values].filter(([fact]) => decided.has(fact) || isBeside(fact, directive))),
      whole: [],
    }).filter(isClosed);
    return [{...suggestion, closes}];
  });
  const closing = new Map(
    inForce.filter(({closes}) => closes.length > 0).map((each) => [each.directive, each.value]),
  );
  const isThere = (directive: string) => closing.has(directive) || declared.has(directive);
  const keepsSome = ({keeps = ''}: Suggestion): boolean => {
    const kept = closing.get(keeps) ?? declared.get(keeps)?.values.at(-1);
    return kept !== undefined && whyGap(keeps, knowledge.systemd, kept, isThere) !== undefined;
  };
  return inForce.filter((each) => each.closes.length > 0 || keepsSome(each));
};

/** Another error in place of one is nothing that is closed. */
const isClosed = ({subject, expected: before, breadth}: Difference): boolean =>
  breadth === 'narrower' ||
  (breadth === 'other' &&
    (!/^(can|family|socket|loopback|tunable|secret|cgroup|device) /.test(subject) ||
      /allowed|^special$/.test(before)));

/** What a directive closes beyond what is looked at to judge it. */
const isBeside = (fact: string, directive: string): boolean =>
  (directive === 'ProtectSystem' && fact.startsWith('path ')) ||
  (directive === 'PrivateDevices' && fact.startsWith('device ')) ||
  (directive === 'CapabilityBoundingSet' && /^(bounding|effective) capability /.test(fact));

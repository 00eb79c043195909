import {compareSubjects} from '../../probe/compare-subjects.ts';
import type {Difference} from '../../probe/difference.ts';
import {subjectsOf} from '../../probe/subjects-of.ts';
import type {SystemdKnowledge} from '../../systemd/systemd-knowledge.ts';
import type {TriedSuggestion} from './inspection.ts';
import {judge} from '../judge/judge.ts';
import type {Observation} from '../judge/observation.ts';
import type {MachineSurvey} from '../machine/machine-survey.ts';
import type {Suggestion} from '../table/suggestions.ts';
import {weightOf} from '../table/weight-of.ts';
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

/** Of what was tried that which closes something, with what, from what closes most, and that which keeps in force what the others would not. */
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
    const judged = (seen: Observation) =>
      judge({
        declared: new Map([[directive, {name: directive, values: [value], at}]]),
        observation: seen,
        names,
        knowledge,
        complaints: [],
      })[0];
    const verdict = judged(observation);
    if (verdict?.state !== 'in force') {
      return [];
    }
    // What is no fact by itself: how a path is mounted, where no mount is but the one that it lies in.
    const mounted = (judged(before)?.checks ?? []).flatMap(({fact, state, seen}): Difference[] => {
      const now = verdict.checks.find((check) => check.fact === fact);
      return state !== 'broken' || now === undefined || was.values.has(fact)
        ? []
        : [{subject: fact, expected: seen, actual: now.seen, breadth: 'narrower'}];
    });
    const decided = new Set(verdict.checks.map(({fact}) => fact));
    const closes = compareSubjects(subjectsOf(observation.exposure, observation.outside), {
      values: new Map([...was.values].filter(([fact]) => decided.has(fact) || isBeside(fact, directive))),
      whole: [],
    }).filter(isClosed);
    // What matters most of it is what it is told by.
    return [{...suggestion, closes: [...closes, ...mounted].sort((a, b) => weightOf([b]) - weightOf([a]))}];
  });
  const closing = new Map(
    inForce.filter(({closes}) => closes.length > 0).map((each) => [each.directive, each.value]),
  );
  const isThere = (directive: string) => closing.has(directive) || declared.has(directive);
  const keepsSome = ({keeps = ''}: Suggestion): boolean => {
    const kept = closing.get(keeps) ?? declared.get(keeps)?.values.at(-1);
    return kept !== undefined && whyGap(keeps, knowledge.systemd, kept, isThere) !== undefined;
  };
  const weights = new Map(inForce.map((each) => [each.directive, weightOf(each.closes)]));
  // What keeps another in force stands below that one.
  const weight = ({directive, keeps}: Suggestion): number =>
    Math.max(weights.get(directive) ?? 0, weights.get(keeps ?? '') ?? 0);
  return inForce
    .filter((each) => each.closes.length > 0 || keepsSome(each))
    .sort((a, b) => weight(b) - weight(a));
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

import type {SystemdKnowledge} from '../../systemd/systemd-knowledge.ts';
import type {ServiceInspection, ServiceProblem} from './inspection.ts';
import type {Lent} from './lent.ts';
import {judge} from '../judge/judge.ts';
import type {Observation} from '../judge/observation.ts';
import type {MachineSurvey} from '../machine/machine-survey.ts';
import type {TwinRun} from '../run/twin-run.ts';
import type {Twin} from '../twin/twin.ts';
import {whyNotSeen} from './why-not-seen.ts';
import type {Candidate} from './candidate.ts';

/** A twin that was run, and what was seen in it, or in one that was lent something. */
type Seen = {
  readonly run: TwinRun;
  readonly twin: Twin;
  readonly observation: Observation | undefined;
  readonly lent?: Lent | undefined;
};

/** What a service may see and do, by its twin; nothing yet of what could be closed, and of others. */
export const inspectionOf = (
  {source, settings, declared, relaxed, exec}: Candidate,
  {run, twin, observation, lent}: Seen,
  survey: MachineSurvey,
  knowledge: SystemdKnowledge,
): ServiceInspection | ServiceProblem => {
  let whyUnseen: string | undefined;
  if (observation === undefined) {
    const why = whyNotSeen(run, knowledge, {declared, settings, userManager: survey.userManager});
    if ('problem' in why) {
      return {name: source.name, problem: why.problem, relaxed, exec: {kind: exec.kind}};
    }
    whyUnseen = why.unseen;
  }
  const verdicts = judge({
    declared,
    observation,
    ...(whyUnseen === undefined ? {} : {whyUnseen}),
    names: survey,
    userManager: survey.userManager,
    knowledge,
    complaints: run.said,
    exec,
  }).map((verdict) => {
    const why = twin.changed.get(verdict.directive);
    return why === undefined ? verdict : {...verdict, state: 'unseen' as const, why, checks: []};
  });
  return {
    name: source.name,
    files: source.files.map(({path}) => path),
    ...(source.origin === undefined ? {} : {origin: source.origin}),
    standIns: source.standIns ?? [],
    relaxed,
    exec,
    verdicts,
    observation,
    whyUnseen,
    lent,
    score: run.score,
    suggestions: [],
    changed: twin.changed,
    said: run.said,
    ofOthers: [],
  };
};

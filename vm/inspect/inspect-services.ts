import type {Machine} from '../../harness/machine/machine.ts';
import {knowledgeFor} from '../systemd/knowledge-for.ts';
import type {SystemdKnowledge} from '../systemd/systemd-knowledge.ts';
import type {Inspection, ServiceInspection, ServiceProblem, TriedSuggestion} from './service/inspection.ts';
import {withComplaints} from './judge/with-complaints.ts';
import {type Observation, observe} from './judge/observation.ts';
import {InspectionRun, type TwinRequest} from './run/inspection-run.ts';
import type {AskedService} from './service/asked-service.ts';
import {candidatesOf} from './service/candidates-of.ts';
import type {Candidate} from './service/candidate.ts';
import {closedBy} from './service/closed-by.ts';
import {inspectionOf} from './service/inspection-of.ts';
import {namesToFind} from './service/names-to-find.ts';
import {type Suggestion, suggestions} from './table/suggestions.ts';
import {makeTwin} from './twin/make-twin.ts';
import {probeProgram} from './twin/probe-program.ts';

export type InspectOptions = {
  readonly machine: Machine;
  /** The probe's program. */
  readonly probe: Uint8Array;
  readonly services: readonly AskedService[];
  /** Try what could still be closed. Default: yes. */
  readonly suggest?: boolean;
  /** The machine ends with the inspection, so that nothing need be taken away there. Default: no. */
  readonly isThrownAway?: boolean;
  readonly signal?: AbortSignal;
};

/** Milliseconds in which a probe is to tell what it has, before the machine's factor. */
const deadlineMs = 4000;

/** A service, the twins of it that are wanted, and what the second of them has beside. */
type Plan = {
  readonly candidate: Candidate;
  readonly asDeclared: TwinRequest;
  readonly wanted: readonly Suggestion[];
  /** Absent when nothing is wanted. */
  readonly closed?: TwinRequest;
};

/**
 * What services may see and do on a machine, by twins of theirs. Nothing of a service is started, stopped or written, and what
 * is made is taken away.
 *
 * @throws MachineryError when the machine fails.
 */
export const inspectServices = async (options: InspectOptions): Promise<Inspection> => {
  const {machine, probe, services, suggest = true, isThrownAway = false, signal} = options;
  await using run = new InspectionRun(machine, {isThrownAway, signal});
  const {survey, services: found} = await run.begin(probe, namesToFind(services));
  const candidates = candidatesOf(services, found, machine.name);
  const knowledge = knowledgeFor(survey.systemd);
  const complaintsOf = (candidate: Candidate) => services[candidates.indexOf(candidate)]?.complaints ?? [];
  const twinOf =
    ({source, settings, exec}: Candidate, further: readonly Suggestion[] = []) =>
    (output: string, earlier: readonly string[]) =>
      makeTwin({
        name: source.name,
        settings,
        exec,
        further: further.map(({directive, value}) => `${directive}=${value}`),
        folder: run.folder,
        program: probeProgram(run.folder, output, Math.ceil(deadlineMs * machine.timeoutFactor)),
        earlier,
        survey,
      });
  const plans = candidates.flatMap((candidate): Plan[] => {
    if ('problem' in candidate) {
      return [];
    }
    const wanted = suggest ? wantedFor(candidate, knowledge) : [];
    return [
      {
        candidate,
        asDeclared: {make: twinOf(candidate), isScored: true},
        wanted,
        ...(wanted.length === 0 ? {} : {closed: {make: twinOf(candidate, wanted)}}),
      },
    ];
  });
  const tell = (inspected: ReadonlyMap<Candidate, ServiceInspection | ServiceProblem>): Inspection => ({
    machine: machine.name,
    systemdVersion: survey.systemdVersion,
    kernel: survey.kernel,
    names: {users: survey.users, groups: survey.groups},
    services: candidates.map((candidate) =>
      'problem' in candidate
        ? candidate
        : (inspected.get(candidate) ?? {name: candidate.source.name, problem: 'nothing was told of it'}),
    ),
  });
  const inspected = new Map<Candidate, ServiceInspection | ServiceProblem>();
  if (plans.length === 0) {
    return tell(inspected);
  }
  // In one command: what could be closed does not depend on what is seen.
  const {outside, ran} = await run.run(
    plans.flatMap(({asDeclared, closed}) => [asDeclared, closed ?? []].flat()),
  );
  const observationOf = (request: TwinRequest, of = ran): Observation | undefined => {
    const exposure = of.get(request)?.run.exposure;
    return exposure === undefined ? undefined : observe(exposure, outside);
  };

  /** What of the suggestions closes something: all were tried at once, or, where the twin does not start so, each by itself. */
  const suggestionsFor = async (
    {candidate, wanted, closed}: Plan,
    before: Observation,
  ): Promise<readonly TriedSuggestion[]> => {
    if (closed === undefined) {
      return [];
    }
    const together = observationOf(closed);
    if (together !== undefined) {
      return closedBy(wanted, before, () => together, survey, knowledge);
    }
    const singly = new Map(wanted.map((each) => [each, {make: twinOf(candidate, [each])}] as const));
    const tried = await run.run([...singly.values()]);
    const after = (suggestion: Suggestion) => {
      const request = singly.get(suggestion);
      return request === undefined ? undefined : observationOf(request, tried.ran);
    };
    return closedBy(wanted, before, after, survey, knowledge);
  };

  const mayMake = ({asDeclared}: Plan): readonly string[] => ran.get(asDeclared)?.twin.mayMake ?? [];

  for (const plan of plans) {
    const {candidate, asDeclared} = plan;
    const of = ran.get(asDeclared);
    if (of !== undefined) {
      const observation = observationOf(asDeclared);
      const result = inspectionOf(candidate, {...of, observation}, survey, knowledge);
      inspected.set(
        candidate,
        'problem' in result || observation === undefined
          ? result
          : {
              ...result,
              verdicts: withComplaints(result.verdicts, candidate, complaintsOf(candidate)),
              suggestions: await suggestionsFor(plan, observation),
              ofOthers: plans
                .flatMap(mayMake)
                .filter((path) => !mayMake(plan).includes(path) && !survey.entries.has(path)),
            },
      );
    }
  }
  return tell(inspected);
};

/**
 * What the unit does not declare, and this systemd knows. What is there and asks for nothing was put there on purpose, and what was
 * taken away is there.
 */
const wantedFor = ({declared, relaxed}: Candidate, knowledge: SystemdKnowledge): readonly Suggestion[] =>
  suggestions.filter(
    ({directive}) =>
      knowledge.directives.Service.includes(directive) &&
      !declared.has(directive) &&
      !relaxed.some((each) => each.directive === directive),
  );

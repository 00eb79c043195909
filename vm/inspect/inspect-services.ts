import type {Machine} from '../../harness/machine/machine.ts';
import {syscallName} from '../diagnosis/syscall-name.ts';
import {knowledgeFor} from '../systemd/knowledge-for.ts';
import type {SystemdKnowledge} from '../systemd/systemd-knowledge.ts';
import {whyUnknown} from '../systemd/why-unknown.ts';
import type {Inspection, ServiceInspection, ServiceProblem, TriedSuggestion} from './service/inspection.ts';
import {withComplaints} from './judge/with-complaints.ts';
import {type Observation, observe} from './judge/observation.ts';
import {InspectionRun, type RanTwin, type TwinRequest} from './run/inspection-run.ts';
import type {AskedService} from './service/asked-service.ts';
import {candidatesOf} from './service/candidates-of.ts';
import type {Candidate} from './service/candidate.ts';
import {closedBy} from './service/closed-by.ts';
import {inspectionOf} from './service/inspection-of.ts';
import {isBlind} from './service/is-blind.ts';
import {namesToFind} from './service/names-to-find.ts';
import {syscallsToLend} from './service/syscalls-to-lend.ts';
import {whyLent} from './service/why-lent.ts';
import {type Suggestion, suggestions} from './table/suggestions.ts';
import type {EarlierTwin} from './twin/earlier-twin.ts';
import {inSlice} from './twin/in-slice.ts';
import {makeTwin} from './twin/make-twin.ts';
import {probeProgram} from './twin/probe-program.ts';
import {sliceLines} from './twin/slice-lines.ts';

export type InspectOptions = {
  readonly machine: Machine;
  /** The probe's program. */
  readonly probe: Uint8Array;
  readonly services: readonly AskedService[];
  /** Try what could still be closed. Default: yes. */
  readonly suggest?: boolean;
  /** The machine ends with the inspection, so that nothing need be taken away there. Default: no. */
  readonly isThrownAway?: boolean;
  /** An ordinary user, who is made there, and whose manager has the services: only on a machine that ends. Default: the system's has them. */
  readonly user?: string | undefined;
  readonly signal?: AbortSignal;
};

/** Milliseconds in which a probe is to tell what it has, before the machine's factor. */
const deadlineMs = 4000;

/** A service, the twins of it that are wanted, and what the second of them has beside. */
type Plan = {
  readonly candidate: Candidate;
  /** System calls that each of the twins is allowed and the service is not. */
  readonly lent: readonly string[];
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
  const {machine, probe, services, suggest = true, isThrownAway = false, user, signal} = options;
  await using run = new InspectionRun(machine, {isThrownAway, user, signal});
  const {survey, services: found} = await run.begin(probe, namesToFind(services), {
    // A user's manager puts no program of the kernel's in force.
    sliceLines: suggest && user === undefined ? sliceLines : [],
  });
  const knowledge = knowledgeFor(survey.systemd);
  const candidates = candidatesOf(services, found, machine.name, survey.userManager).map((candidate) =>
    'problem' in candidate ? candidate : withKnownLine(candidate, knowledge),
  );
  const complaintsOf = (candidate: Candidate) => services[candidates.indexOf(candidate)]?.complaints ?? [];
  const twinOf =
    (
      {source, settings, exec, declared}: Candidate,
      lent: readonly string[],
      further: readonly Pick<Suggestion, 'directive' | 'value'>[] = [],
    ) =>
    (output: string, earlier: readonly EarlierTwin[]) => {
      const lines = further.map(({directive, value}) => `${directive}=${value}`);
      return makeTwin({
        name: source.name,
        settings,
        exec,
        further: [
          ...(user === undefined ? inSlice(lines, run.slice, declared) : lines),
          // Adds to a list that allows, and takes out of one that forbids.
          ...(lent.length === 0 ? [] : [`SystemCallFilter=${lent.join(' ')}`]),
        ],
        folder: run.folder,
        program: probeProgram(run.folder, output, Math.ceil(deadlineMs * machine.timeoutFactor)),
        earlier,
        survey,
      });
    };
  const planOf = (candidate: Candidate, lent: readonly string[] = []): Plan => {
    const wanted = suggest ? wantedFor(candidate, knowledge) : [];
    return {
      candidate,
      lent,
      asDeclared: {make: twinOf(candidate, lent), isScored: lent.length === 0},
      wanted,
      ...(wanted.length === 0 ? {} : {closed: {make: twinOf(candidate, lent, wanted)}}),
    };
  };
  const plans = candidates.flatMap((candidate) => ('problem' in candidate ? [] : [planOf(candidate)]));
  const tell = (inspected: ReadonlyMap<Candidate, ServiceInspection | ServiceProblem>): Inspection => ({
    machine: machine.name,
    systemdVersion: survey.systemdVersion,
    kernel: survey.kernel,
    names: {users: survey.users, groups: survey.groups},
    services: candidates.map((candidate) => ({
      ...('problem' in candidate
        ? candidate
        : (inspected.get(candidate) ?? {name: candidate.source.name, problem: 'nothing was told of it'})),
      ...(user === undefined ? {} : {user}),
    })),
  });
  const inspected = new Map<Candidate, ServiceInspection | ServiceProblem>();
  if (plans.length === 0) {
    return tell(inspected);
  }
  // In one command: what could be closed does not depend on what is seen.
  const runPlans = async (all: readonly Plan[]) =>
    run.run(all.flatMap(({asDeclared, closed}) => [asDeclared, closed ?? []].flat()));
  const {outside, ran: ranAsDeclared} = await runPlans(plans);
  const aided = new Map(
    plans.flatMap(({candidate, asDeclared}) => {
      const of = ranAsDeclared.get(asDeclared);
      const lent =
        of === undefined ? [] : syscallsToLend(of.run, candidate.declared, knowledge.syscallGroups);
      return lent.length === 0 ? [] : [[candidate, planOf(candidate, lent)] as const];
    }),
  );
  const ran = new Map([
    ...ranAsDeclared,
    ...(aided.size === 0 ? [] : (await runPlans([...aided.values()])).ran),
  ]);
  const observationOf = (
    request: TwinRequest,
    of: ReadonlyMap<TwinRequest, RanTwin> = ran,
  ): Observation | undefined => {
    const exposure = of.get(request)?.run.exposure;
    return exposure === undefined ? undefined : observe(exposure, outside);
  };

  /** What of the suggestions closes something: all were tried at once, or, where the twin does not start so, each by itself. */
  const suggestionsFor = async (
    {candidate, lent, wanted, closed}: Plan,
    before: Observation,
  ): Promise<readonly TriedSuggestion[]> => {
    if (closed === undefined) {
      return [];
    }
    const {declared} = candidate;
    const together = observationOf(closed);
    if (together !== undefined) {
      return closedBy(wanted, {declared, before, after: () => together, names: survey, knowledge});
    }
    const singly = new Map(wanted.map((each) => [each, {make: twinOf(candidate, lent, [each])}] as const));
    const tried = await run.run([...singly.values()]);
    const after = (suggestion: Suggestion) => {
      const request = singly.get(suggestion);
      return request === undefined ? undefined : observationOf(request, tried.ran);
    };
    return closedBy(wanted, {declared, before, after, names: survey, knowledge});
  };

  const mayMake = ({asDeclared}: Plan): readonly string[] => ran.get(asDeclared)?.twin.mayMake ?? [];

  /** What was seen of one that was lent what its filter takes; undefined where nothing was, or that was of no help. */
  const seenAided = (candidate: Candidate, {run: unaided}: RanTwin) => {
    const plan = aided.get(candidate);
    const of = plan === undefined ? undefined : ran.get(plan.asDeclared);
    const exposure = of?.run.exposure;
    if (plan === undefined || of === undefined || exposure === undefined || isBlind(exposure)) {
      return undefined;
    }
    const syscall = unaided.syscall === undefined ? undefined : syscallName(unaided.syscall);
    return {
      plan,
      ...of,
      run: {...of.run, score: unaided.score},
      observation: observe(exposure, outside, syscall === undefined ? [] : [syscall]),
      lent: {syscalls: plan.lent, why: whyLent(unaided, knowledge, candidate)},
    };
  };

  for (const unaided of plans) {
    const {candidate, asDeclared} = unaided;
    const of = ran.get(asDeclared);
    if (of !== undefined) {
      const seen = seenAided(candidate, of) ?? {...of, plan: unaided, observation: observationOf(asDeclared)};
      const {plan, observation} = seen;
      const result = inspectionOf(candidate, seen, survey, knowledge);
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
                .filter((path) => !mayMake(unaided).includes(path) && !survey.entries.has(path)),
            },
      );
    }
  }
  return tell(inspected);
};

/** The candidate, or why this systemd never runs the line that the probe is to take the place of. */
const withKnownLine = (candidate: Candidate, knowledge: SystemdKnowledge): Candidate | ServiceProblem => {
  const {source, relaxed, exec} = candidate;
  const problem = whyUnknown(exec.kind, knowledge);
  return problem === undefined ? candidate : {name: source.name, problem, relaxed, exec: {kind: exec.kind}};
};

/**
 * What the unit does not declare, and this systemd knows. What is there and asks for nothing was put there on purpose, and what was
 * taken away is there.
 */
const wantedFor = ({declared, relaxed}: Candidate, knowledge: SystemdKnowledge): readonly Suggestion[] =>
  suggestions.filter(
    ({directive, value, adds}) =>
      knowledge.directives.Service.includes(directive) &&
      (adds === true ? !declared.get(directive)?.values.includes(value) : !declared.has(directive)) &&
      !relaxed.some((each) => each.directive === directive),
  );

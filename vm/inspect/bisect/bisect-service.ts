import {constants} from 'node:os';
import type {Machine} from '../../../harness/machine/machine.ts';
import {quote} from '../../../harness/process/quote.ts';
import {knowledgeFor} from '../../systemd/knowledge-for.ts';
import type {SystemdKnowledge} from '../../systemd/systemd-knowledge.ts';
import {relaxSettings} from '../relax/relax-settings.ts';
import {InspectionRun} from '../run/inspection-run.ts';
import type {TwinRun} from '../run/twin-run.ts';
import type {AskedService} from '../service/asked-service.ts';
import {candidatesOf} from '../service/candidates-of.ts';
import type {ServiceProblem} from '../service/inspection.ts';
import {namesToFind} from '../service/names-to-find.ts';
import {daemonDirectives} from '../table/daemon-directives.ts';
import type {Bisected} from './bisected.ts';
import {givingDirectives} from './giving-directives.ts';
import {smallestSet} from './smallest-set.ts';
import {startTwin} from './start-twin.ts';

export type BisectServiceOptions = {
  /** It is changed by what the service does, and must be thrown away after. */
  readonly machine: Machine;
  readonly service: AskedService;
  /** Told before each start what is tried, in a few words. */
  readonly onStart?: (what: string) => void;
  readonly signal?: AbortSignal;
};

/** Seconds, before the machine's factor, that a service may take to start. */
const startSeconds = 10;
/** Seconds, before the machine's factor, that it must go on when it has. */
const momentSeconds = 1;
/** Lines that are told of what was said. */
const mostSaid = 3;

/**
 * Finds the smallest set of directives without which a service starts that does not as it declares. Its own commands are run: a twin
 * starts when systemd says so, and is then active for a moment, or has ended well. The service itself, where the machine has it, is
 * stopped before, as both may want the same.
 *
 * @throws MachineryError when the machine fails.
 */
export const bisectService = async (options: BisectServiceOptions): Promise<Bisected | ServiceProblem> => {
  const {machine, service, onStart, signal} = options;
  await using run = new InspectionRun(machine, {isThrownAway: true, signal});
  // Nothing of ours runs in the twins.
  const {survey, services} = await run.begin(new Uint8Array(), namesToFind([service]), 'nothing');
  const [candidate] = candidatesOf([service], services, machine.name);
  if (candidate === undefined || 'problem' in candidate) {
    return candidate ?? {name: machine.name, problem: 'there is no service'};
  }
  const {source, settings, declared} = candidate;
  const {name} = source;
  if (!declared.has('ExecStart')) {
    return {name, problem: 'it has no ExecStart= that could be started'};
  }
  if (typeof service.service === 'string') {
    await machine.execute(`systemctl stop ${quote(name)}`, signal === undefined ? {} : {signal});
  }
  const scaled = (seconds: number): number => Math.ceil(seconds * machine.timeoutFactor);
  let starts = 0;
  const start = async (relax: readonly string[]) => {
    const left = relaxSettings(settings, relax);
    starts++;
    onStart?.(
      `start ${String(starts)}: ${relax.length === 0 ? 'as it declares' : `without ${String(relax.length)} of its directives`}`,
    );
    return run.start(
      {make: () => startTwin(name, 'problem' in left ? settings : left.settings, scaled(startSeconds))},
      scaled(momentSeconds),
    );
  };
  const all = [...declared.keys()].filter((directive) => !daemonDirectives.has(directive));
  const told = (rest: Pick<Bisected, 'verdict' | 'ended' | 'said' | 'atFault'>): Bisected => ({
    name,
    machine: machine.name,
    systemdVersion: survey.systemdVersion,
    kernel: survey.kernel,
    directives: all.length,
    starts,
    ...rest,
  });
  const {hasStarted, end} = await start([]);
  if (hasStarted) {
    return told({verdict: 'starts', ended: undefined, said: [], atFault: []});
  }
  const how = {ended: howItEnded(end, knowledgeFor(survey.systemd)), said: end.said.slice(-mostSaid)};
  const passes = async (relax: readonly string[]): Promise<boolean> => (await start(relax)).hasStarted;
  // What a service is given is taken away only when that does not help.
  const taking = all.filter((directive) => !givingDirectives.has(directive));
  const first = taking.length > 0 && (await passes(taking)) ? taking : undefined;
  const from = first ?? (all.length > taking.length && (await passes(all)) ? all : undefined);
  if (from === undefined) {
    return told({verdict: 'never', ...how, atFault: []});
  }
  const found = relaxSettings(settings, await smallestSet(from, passes));
  return told({verdict: 'found', ...how, atFault: 'problem' in found ? [] : found.relaxed});
};

const howItEnded = (
  {result, status, wasKilled}: Pick<TwinRun, 'result' | 'status' | 'wasKilled'>,
  {exitStatuses}: SystemdKnowledge,
): string => {
  if (wasKilled) {
    const found = Object.entries(constants.signals).find(([, value]) => value === status)?.[0];
    return found ?? `signal ${String(status)}`;
  }
  if (result === 'timeout') {
    return 'it did not start in time';
  }
  const meaning = status >= 200 ? exitStatuses[String(status)] : undefined;
  return meaning !== undefined
    ? `${String(status)}/${meaning}`
    : status > 0
      ? `exit status ${String(status)}`
      : `result ${result}`;
};

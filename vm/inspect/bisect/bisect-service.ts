import type {Machine} from '../../../harness/machine/machine.ts';
import {quote} from '../../../harness/process/quote.ts';
import {saysLittle} from '../../diagnosis/says-little.ts';
import {knowledgeFor} from '../../systemd/knowledge-for.ts';
import {relaxSettings} from '../relax/relax-settings.ts';
import {InspectionRun, type TwinRequest} from '../run/inspection-run.ts';
import type {AskedService} from '../service/asked-service.ts';
import {candidatesOf} from '../service/candidates-of.ts';
import type {ServiceProblem} from '../service/inspection.ts';
import {namesToFind} from '../service/names-to-find.ts';
import {daemonDirectives} from '../table/daemon-directives.ts';
import type {Bisected} from './bisected.ts';
import {givingDirectives} from './giving-directives.ts';
import {howItEnded} from './how-it-ended.ts';
import {smallestSet} from './smallest-set.ts';
import {startTwin} from './start-twin.ts';

export type BisectServiceOptions = {
  /** It is changed by what the service does, and must be thrown away after. */
  readonly machine: Machine;
  readonly service: AskedService;
  /** Told before each round of starts what is tried, in a few words. */
  readonly onStart?: (what: string) => void;
  readonly signal?: AbortSignal;
};

/** Seconds, before the machine's factor, that a service may take to start. */
const startSeconds = 10;
/** Seconds, before the machine's factor, that it must go on when it has. */
const momentSeconds = 1;
/** Starts after which the search ends with what it has: some minutes. */
const mostStarts = 100;
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
  const {survey, services} = await run.begin(new Uint8Array(), namesToFind([service]), {name: 'nothing'});
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
  const all = [...declared.keys()].filter((directive) => !daemonDirectives.has(directive));
  let starts = 0;
  let isSmallest = true;
  const twinWithout = (relax: readonly string[]): TwinRequest => {
    const left = settings.filter((setting) => !relax.includes(setting.name));
    return {make: () => startTwin(name, left, scaled(startSeconds))};
  };
  const start = async (sets: readonly (readonly string[])[]) => {
    const [{length} = all] = sets;
    onStart?.(
      `start ${String(starts + 1)}: ${length === 0 ? 'as it declares' : `without ${String(length)} of its ${String(all.length)} directives`}`,
    );
    const {tried, hasStarted} = await run.startFirst(sets.map(twinWithout), scaled(momentSeconds));
    starts += tried.length;
    return {tried, hasStarted};
  };
  const firstToStart = async (sets: readonly (readonly string[])[]): Promise<number | undefined> => {
    const may = sets.slice(0, mostStarts - starts);
    if (may.length > 0) {
      const {tried, hasStarted} = await start(may);
      if (hasStarted) {
        return tried.length - 1;
      }
    }
    isSmallest &&= may.length === sets.length;
    return undefined;
  };
  const told = (rest: Pick<Bisected, 'verdict' | 'ended' | 'said' | 'atFault'>): Bisected => ({
    name,
    machine: machine.name,
    systemdVersion: survey.systemdVersion,
    kernel: survey.kernel,
    directives: all.length,
    starts,
    isSmallest,
    ...rest,
  });
  const {
    tried: [itself],
    hasStarted,
  } = await start([[]]);
  if (hasStarted || itself === undefined) {
    return told({verdict: 'starts', ended: undefined, said: [], atFault: []});
  }
  const end = await run.told(itself);
  const how = {
    ended: howItEnded(end, knowledgeFor(survey.systemd)),
    said: end.said.filter((line) => !saysLittle(line)).slice(-mostSaid),
  };
  // What a service is given is taken away only when it does not help to leave it that.
  const taking = all.filter((directive) => !givingDirectives.has(directive));
  const wholes = [taking, all].filter(
    (set, index, sets) => set.length > 0 && sets[index - 1]?.length !== set.length,
  );
  const first = wholes.length === 0 ? undefined : await firstToStart(wholes);
  const whole = first === undefined ? undefined : wholes[first];
  if (whole === undefined) {
    return told({verdict: 'never', ...how, atFault: []});
  }
  const found = relaxSettings(
    settings,
    await smallestSet(whole, async (relax) => (await firstToStart([relax])) === 0),
  );
  return told({verdict: 'found', ...how, atFault: 'problem' in found ? [] : found.relaxed});
};

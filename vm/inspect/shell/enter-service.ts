import {readFile} from 'node:fs/promises';
import {constants} from 'node:os';
import type {Transform} from 'node:stream';
import type {Machine} from '../../../harness/machine/machine.ts';
import {quote} from '../../../harness/process/quote.ts';
import {knowledgeFor} from '../../systemd/knowledge-for.ts';
import {relaxedName} from '../relax/relaxed-name.ts';
import {InspectionRun} from '../run/inspection-run.ts';
import type {AskedService} from '../service/asked-service.ts';
import {candidatesOf} from '../service/candidates-of.ts';
import {namesToFind} from '../service/names-to-find.ts';
import {whyNotSeen} from '../service/why-not-seen.ts';
import {makeTwin} from '../twin/make-twin.ts';
import {shellProgram} from './shell-program.ts';
import type {ShellPrograms} from './shell-programs.ts';
import {untilEntered} from './until-entered.ts';

/** The shell that runs in a service's sandbox. */
export type EnteredShell = {
  /** Its path there. */
  readonly path: string;
  /** It was brought in, as none of the sandbox's own runs there. */
  readonly wasAdded: boolean;
};

export type EnterServiceOptions = {
  readonly machine: Machine;
  readonly programs: ShellPrograms;
  readonly service: AskedService;
  /** What kind of terminal the shell gets, as in `xterm`; undefined when it is to read and write pipes. */
  readonly terminal: string | undefined;
  /**
   * Runs a command on the machine that becomes the shell, and resolves when that has ended.
   *
   * @param marked what the shell writes to its terminal, or to standard error, must go through it
   */
  readonly attach: (command: string, marked: Transform) => Promise<void>;
  /** @param name of the service, with what was taken away */
  readonly onEntered: (name: string, shell: EnteredShell) => void;
  /** The machine ends after this, so that nothing need be taken away there. Default: no. */
  readonly isThrownAway?: boolean;
  readonly signal?: AbortSignal;
};

/** Seconds, before the machine's factor: twice as long something may stay of which the harness can no longer be told. */
const leaseSeconds = 60;

const script = async (name: string): Promise<string> => readFile(new URL(name, import.meta.url), 'utf8');

/**
 * Runs a shell in the sandbox of a service, by a twin of it, and resolves when that has ended: to nothing, or to why there was none,
 * or what of the sandbox has ended it, in one line. Nothing of the service itself is started, stopped or written, and what is made is
 * taken away.
 *
 * @throws MachineryError when the machine fails.
 */
export const enterService = async (options: EnterServiceOptions): Promise<string | undefined> => {
  const {machine, programs, service, terminal, attach, onEntered, isThrownAway = false, signal} = options;
  await using run = new InspectionRun(machine, {isThrownAway, leaseSeconds, signal});
  const {survey, services} = await run.begin(programs.bash, namesToFind([service]), {name: 'bash'});
  const [candidate] = candidatesOf([service], services, machine.name);
  if (candidate === undefined) {
    return 'there is no service';
  }
  if ('problem' in candidate) {
    return `${candidate.name}: ${candidate.problem}`;
  }
  await run.add(programs.busybox, 'busybox');
  const {source, settings, relaxed} = candidate;
  const name = relaxedName({name: source.name, relaxed});
  const program = shellProgram(run.folder, terminal, candidate);
  const placed = await run.place(
    {make: () => makeTwin({name: source.name, settings, folder: run.folder, program, survey})},
    {
      'enter.sh': [
        // A backslash in a name is none of the prompt's.
        `prompt=${quote(source.name.replaceAll('\\', '\\\\'))}; dir=${run.folder}; terminal=${terminal === undefined ? '' : 'yes'}`,
        await script('enter.sh'),
      ].join('\n'),
    },
  );
  const command = `dir=${run.folder}; unit=${placed.unit}\n${await script('links.sh')}${await script(terminal === undefined ? 'piped.sh' : 'terminal.sh')}`;
  const entered: string[] = [];
  const renewing = run.renewing();
  try {
    await attach(
      `sh -c ${quote(command)}`,
      untilEntered((path) => {
        entered.push(path);
        onEntered(name, {path, wasAdded: path.startsWith(run.folder)});
      }),
    );
  } finally {
    renewing[Symbol.dispose]();
  }
  const end = await run.told(placed);
  const isFiltered = end.wasKilled && end.status === constants.signals.SIGSYS;
  if (entered.length > 0 && !isFiltered) {
    // However it ended, that was the user's doing.
    return undefined;
  }
  const why = whyNotSeen(end, knowledgeFor(survey.systemd), candidate, 'shell');
  return `${name}: ${'problem' in why ? why.problem : why.unseen}`;
};

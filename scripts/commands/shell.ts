import {once} from 'node:events';
import type {Duplex} from 'node:stream';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {selectSteps} from '../../steps/kit/select-steps.ts';
import {loadSteps} from '../../steps/kit/load-steps.ts';
import type {CommandContext} from '../progress/command-context.ts';
import {joinTerminal} from '../shell/join-terminal.ts';
import type {GuestOptions} from './guest-options.ts';
import {unitNames} from '../../vm/units/unit-names.ts';
import {withoutTrailer} from '../../vm/shell/without-trailer.ts';
import {unitShell} from './shell-unit.ts';
import {withGuest} from './with-guest.ts';

export type ShellCommandOptions = GuestOptions & {
  /** A service, as `confinement inspect` takes it. */
  unit?: string;
  /** Directives that its twin is not given. */
  relax: readonly string[];
};

/**
 * A shell on a terminal of the guest, or, for a step, the shell of an instance of its confined service, or one in the sandbox of any
 * service.
 *
 * @throws UsageError for options that do not go together.
 */
export const shellCommand = async (
  step: string | undefined,
  {unit, relax, ...options}: ShellCommandOptions,
  context: CommandContext,
): Promise<number> => {
  if (unit !== undefined) {
    if (step !== undefined) {
      throw new UsageError(`step ${step} and --unit ${unit}: one of them at a time`);
    }
    if (options.guestOptions.deploy === true) {
      throw new UsageError(
        '--deploy and --unit: one of them at a time; a shell of a service needs no units of ours',
      );
    }
    return unitShell({...options, unit, relax}, context);
  }
  if (relax.length > 0) {
    throw new UsageError('--relax: goes with --unit SERVICE, of which it takes a directive away');
  }
  if (step !== undefined) {
    selectSteps(await loadSteps(options.steps), [step]);
  }
  return withGuest(options, context, async ({machine, ended, units}) => {
    const end = AbortSignal.any([context.signal, ended]);
    // Else the terminal's cursor stays hidden.
    context.progress.end();
    if (step === undefined) {
      await joinTerminal(async (size, term) => machine.ssh.shell(size, term), end);
    } else if (!units.steps.has(Number(step))) {
      throw new UsageError(`${machine.name}: the machine has no units of step ${step}`);
    } else {
      const {service, socketPath} = unitNames(Number(step));
      process.stderr.write(`inside ${service} of ${machine.name}; Ctrl-D ends it\n`);
      await confined(await machine.ssh.openUnixSocket(socketPath), step, end);
    }
    return context.signal.aborted ? 130 : 0;
  });
};

/**
 * The step's server runs a shell on the socket. For who types it becomes an interactive one, which shows a prompt; as there is no
 * terminal inside, lines are edited by the terminal out here. One that gets its commands from elsewhere prints what they do alone.
 */
const confined = async (socket: Duplex, step: string, end: AbortSignal): Promise<void> => {
  const output = withoutTrailer();
  socket.pipe(output);
  output.pipe(process.stdout, {end: false});
  const prompt = String.raw`test${step}:\w\$ `;
  socket.write(
    process.stdin.isTTY
      ? `PS1='${prompt}' exec "$BASH" --norc --noprofile --noediting -i 2>&1\n`
      : 'exec "$BASH" --norc --noprofile 2>&1\n',
  );
  process.stdin.pipe(socket);
  // Nobody reads any more what is typed. sshd keeps its half of the connection until there is something to write to it.
  socket.once('end', () => socket.end());
  try {
    await once(socket, 'close', {signal: end}).catch(() => undefined);
  } finally {
    process.stdin.unpipe(socket);
    process.stdin.destroy();
  }
};

import {once} from 'node:events';
import type {Duplex} from 'node:stream';
import {UsageError} from '../../harness/errors/usage-error.ts';
import type {SshConnection} from '../../harness/ssh/ssh-connection.ts';
import {selectSteps} from '../../steps/kit/select-steps.ts';
import {loadSteps} from '../../steps/kit/load-steps.ts';
import type {CommandContext} from '../progress/command-context.ts';
import type {GuestOptions} from './guest-options.ts';
import {unitNames} from '../../vm/units/unit-names.ts';
import {withoutTrailer} from '../../vm/shell/without-trailer.ts';
import {withGuest} from './with-guest.ts';

/** A shell on a terminal of the guest, or, for a step, the shell of an instance of its confined service. */
export const shellCommand = async (
  step: string | undefined,
  options: GuestOptions,
  context: CommandContext,
): Promise<number> => {
  if (step !== undefined) {
    selectSteps(await loadSteps(options.steps), [step]);
  }
  return withGuest(options, context, async ({machine, ended, units}) => {
    const end = AbortSignal.any([context.signal, ended]);
    if (step === undefined) {
      await terminal(machine.ssh, end);
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

const terminal = async (ssh: SshConnection, end: AbortSignal): Promise<void> => {
  const {stdin, stdout} = process;
  const size = () => ({columns: stdout.columns || 80, rows: stdout.rows || 24});
  const channel = await ssh.shell(size(), process.env.TERM ?? 'dumb');
  const resize = () => channel.setWindow(size().rows, size().columns, 0, 0);
  stdout.on('resize', resize);
  if (stdin.isTTY) {
    stdin.setRawMode(true);
  }
  stdin.pipe(channel);
  channel.pipe(stdout, {end: false});
  try {
    await once(channel, 'close', {signal: end}).catch(() => undefined);
  } finally {
    stdout.off('resize', resize);
    stdin.unpipe(channel);
    if (stdin.isTTY) {
      stdin.setRawMode(false);
    }
    stdin.destroy();
  }
};

/**
 * The step's server runs a shell on the socket. It becomes an interactive one, which shows a prompt; as there is no
 * terminal inside, lines are edited by the terminal out here.
 */
const confined = async (socket: Duplex, step: string, end: AbortSignal): Promise<void> => {
  const output = withoutTrailer();
  socket.pipe(output);
  output.pipe(process.stdout, {end: false});
  const prompt = String.raw`test${step}:\w\$ `;
  socket.write(`PS1='${prompt}' exec "$BASH" --norc --noprofile --noediting -i 2>&1\n`);
  process.stdin.pipe(socket);
  try {
    await once(socket, 'close', {signal: end}).catch(() => undefined);
  } finally {
    process.stdin.unpipe(socket);
    process.stdin.destroy();
  }
};

import {readFile} from 'node:fs/promises';
import {checkGuests} from '../../vm/guests/check-guests.ts';
import {bashProgram, busyboxProgram, unitPrograms} from '../../vm/guests/debian/host-programs.ts';
import {parseGuest} from '../../vm/guests/parse-guest.ts';
import {relaxableDirective} from '../../vm/inspect/relax/relaxable-directive.ts';
import {type EnteredShell, enterService} from '../../vm/inspect/shell/enter-service.ts';
import {parseModule} from '../../vm/modules/confinement-module.ts';
import type {GuestOptions} from './guest-options.ts';
import {isOfModule} from '../inspect/is-of-module.ts';
import {readService} from '../inspect/read-service.ts';
import {refuseModulesElsewhere} from '../inspect/refuse-modules-elsewhere.ts';
import {refuseUndeclared} from '../inspect/refuse-undeclared.ts';
import {withServices} from '../inspect/with-services.ts';
import type {CommandContext} from '../progress/command-context.ts';
import {setUpHost} from '../setup/set-up-host.ts';
import {joinTerminal} from '../shell/join-terminal.ts';
import {openWorkspace} from './open-workspace.ts';

/** Milliseconds, before the machine's factor, that a shell without a terminal may run. */
const pipedMs = 24 * 60 * 60_000;

/**
 * A shell in the sandbox of a service, on a terminal when this process has one. Resolves to the exit status: 0 when the shell has
 * ended, 2 when the service's sandbox lets none run.
 *
 * @throws UsageError for a service that is none, and for a directive to be taken away that it does not declare, before anything boots
 *   where that can be known.
 */
export const unitShell = async (
  {
    unit,
    relax: directives,
    guest: guestName,
    module: moduleName,
    accel,
    timeoutFactor,
    guestOptions,
  }: GuestOptions & {readonly unit: string; readonly relax: readonly string[]},
  context: CommandContext,
): Promise<number> => {
  const {progress, signal} = context;
  const guest = parseGuest(guestName, guestOptions);
  const relax = directives.map((directive) => relaxableDirective(directive, '--relax'));
  const service = await readService(unit, parseModule(moduleName));
  refuseUndeclared([service], relax);
  refuseModulesElsewhere([service], [guest]);
  await checkGuests([guest], guestOptions);
  await setUpHost(context, [
    guest,
    {hostPrograms: [bashProgram, ...(isOfModule(service) ? unitPrograms : [busyboxProgram])]},
  ]);
  await using workspace = await openWorkspace(guest.name, {accel, timeoutFactor}, context);
  const {stdin, stdout, stderr} = process;
  const problem = await withServices(
    {
      guest,
      wanted: [{service, relax}],
      workspace,
      context,
      program: async () => ({
        bash: await readFile(bashProgram.files[0]),
        busybox: await readFile(busyboxProgram.files[0]),
      }),
    },
    async ({machine, ended, program: programs, services}) => {
      // Else the terminal's cursor stays hidden.
      progress.end();
      const end = AbortSignal.any([signal, ended]);
      return enterService({
        machine,
        programs,
        service: services[0] ?? {service: unit},
        terminal: stdin.isTTY ? (process.env.TERM ?? 'dumb') : undefined,
        attach: async (command, marked) => {
          if (stdin.isTTY) {
            await joinTerminal(async (size, term) => machine.ssh.shell(size, term, command), end, marked);
            return;
          }
          marked.pipe(stderr, {end: false});
          try {
            await machine.execute(command, {
              input: stdin,
              onStdout: (chunk) => stdout.write(chunk),
              onStderr: (chunk) => marked.write(chunk),
              timeoutMs: pipedMs,
              signal,
            });
          } finally {
            marked.end();
            stdin.destroy();
          }
        },
        onEntered: (name, shell) => {
          stderr.write(
            `inside ${name} of ${machine.name}: ${described(shell)}${stdin.isTTY ? '; Ctrl-D ends it' : ''}\n`,
          );
        },
        isThrownAway: guest.isOurs,
        signal,
      });
    },
  );
  if (problem !== undefined) {
    stderr.write(`confinement: ${problem}\n`);
    return 2;
  }
  return signal.aborted ? 130 : 0;
};

const described = ({path, wasAdded}: EnteredShell): string =>
  wasAdded ? 'bash, which was added with a busybox, as no shell of its own runs there' : path;

import {once} from 'node:events';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {parseGuest} from '../../vm/guest/guest-choice.ts';
import type {CommandContext} from '../main.ts';
import {loginCommand} from '../login/login-command.ts';
import type {MachineOptions} from './machine-options.ts';
import {withBench} from './with-bench.ts';

/** Boots a guest, prints how to log in, and keeps it up until it is interrupted or powers itself off. */
export const bootCommand = async (options: MachineOptions, context: CommandContext): Promise<number> =>
  withBench(notRunning(options), context, async (bench, lab) => {
    process.stdout.write(
      [
        `${bench.machine.name}: systemd ${bench.facts.systemdVersion}, ${bench.acceleration?.accelerator ?? ''}, is up; Ctrl-C ends it`,
        `log in:       ${await loginCommand(lab, bench)}`,
        'in the guest: CHROOT_STEP=1 chroot-exec ls /',
        `console:      ${lab.run.file('logs/console.log')}`,
        `journal:      ${lab.run.file('logs/journal.txt')}`,
        '',
      ].join('\n'),
    );
    const end = AbortSignal.any([context.signal, bench.ended]);
    if (!end.aborted) {
      await once(end, 'abort');
    }
    return context.signal.aborted ? 130 : 0;
  });

const notRunning = (options: MachineOptions): MachineOptions => {
  if (parseGuest(options.guest).kind === 'ssh') {
    throw new UsageError(
      `--guest ${options.guest}: runs already; allowed for it: confinement test and confinement shell`,
    );
  }
  return options;
};

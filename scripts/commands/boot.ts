import {once} from 'node:events';
import {quote} from '../../harness/process/quote.ts';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {parseGuest} from '../../vm/guests/parse-guest.ts';
import type {CommandContext} from '../progress/command-context.ts';
import type {GuestOptions} from './guest-options.ts';
import {withGuest} from './with-guest.ts';

/** Boots a guest, prints how to log in, and keeps it up until it is interrupted or powers itself off. */
export const bootCommand = async (options: GuestOptions, context: CommandContext): Promise<number> =>
  withGuest(notRunning(options), context, async (started, workspace) => {
    process.stdout.write(
      [
        `${started.machine.name}: systemd ${started.facts.systemdVersion}, ${started.acceleration?.accelerator ?? ''}, is up; Ctrl-C ends it`,
        `log in:       ${(await started.login()).map(quote).join(' ')}`,
        'in the guest: CHROOT_STEP=1 chroot-exec ls /',
        `console:      ${workspace.run.file('logs/console.log')}`,
        `journal:      ${workspace.run.file('logs/journal.txt')}`,
        '',
      ].join('\n'),
    );
    const end = AbortSignal.any([context.signal, started.ended]);
    if (!end.aborted) {
      await once(end, 'abort');
    }
    return context.signal.aborted ? 130 : 0;
  });

const notRunning = (options: GuestOptions): GuestOptions => {
  const {boot} = parseGuest(options.guest, options.guestOptions).refuses;
  if (boot !== undefined) {
    throw new UsageError(`--guest ${options.guest}: ${boot}`);
  }
  return options;
};

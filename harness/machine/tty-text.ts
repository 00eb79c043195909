import {UsageError} from '../errors/usage-error.ts';
import {NotYet} from '../wait/not-yet.ts';
import {CommandFailedError} from './command-failed-error.ts';
import type {MachineContext} from './machine-context.ts';
import type {Wait} from './wait.ts';

/**
 * What virtual terminal `tty` (1 for /dev/tty1) shows now, by the guest's /dev/vcs: its lines without the blanks at their
 * ends, and without the empty ones at the bottom. It needs no display. Characters beyond ASCII are shown as glyphs of the
 * terminal's font, a byte each.
 *
 * @throws UsageError for what is no number of a terminal; CommandFailedError when the guest has none.
 */
export const ttyText = async (
  machine: MachineContext,
  tty: number,
  signal?: AbortSignal,
): Promise<string> => {
  if (!Number.isInteger(tty) || tty < 1 || tty > 63) {
    throw new UsageError(`ttyText: ${tty} is no virtual terminal; allowed: whole numbers from 1 to 63`);
  }
  // Its size comes first: opening the terminal is what makes its /dev/vcs, when it was never used.
  const result = await machine.execute(
    `stty -F /dev/tty${tty} size && exec cat /dev/vcs${tty}`,
    signal === undefined ? {} : {signal},
  );
  if (result.exitStatus !== 0) {
    throw new CommandFailedError(machine.name, 'exit status 0', result);
  }
  const [size = '', screen = ''] = result.stdout.toString('latin1').split(/\n(.*)/s);
  const columns = Number(size.split(' ')[1]);
  const lines = screen.match(new RegExp(`.{${columns}}`, 'gs')) ?? [];
  return lines
    .map((line) => line.trimEnd())
    .join('\n')
    .trimEnd();
};

/**
 * Waits until a virtual terminal shows what `pattern` matches, and resolves to all that it shows then.
 *
 * @throws WaitError with what it showed last.
 */
export const waitUntilTtyMatches = async (
  machine: MachineContext,
  tty: number,
  pattern: RegExp,
  wait: Wait,
): Promise<string> =>
  machine.until(`${String(pattern)} on tty${tty}`, wait, async (signal) => {
    const text = await ttyText(machine, tty, signal);
    // Not `test`, which would begin where the last match of a global pattern ended.
    if (text.search(pattern) < 0) {
      throw new NotYet(text === '' ? 'an empty screen' : `a screen with\n${text}`);
    }
    return text;
  });

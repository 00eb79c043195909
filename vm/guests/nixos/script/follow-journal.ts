import {closeSync, openSync, writeSync} from 'node:fs';
import {setTimeout as delay} from 'node:timers/promises';
import type {Machine} from '../../../../harness/machine/machine.ts';
import {quote} from '../../../../harness/process/quote.ts';
import {journalEnd} from './journal-end.ts';

/** Milliseconds for the journal to come to its end, whatever the machine's factor: an interrupted run waits for it too. */
const endMs = 5000;

/**
 * Writes the journal of a machine's boot to `file`, from its beginning on and as it happens, until it is disposed of. What
 * is missing of it fails nothing: its absence is told in the file.
 *
 * @param after cursor of an entry (`journalctl --after-cursor`) up to which it is in the file already
 */
export const followJournal = (machine: Machine, file: string, after?: string): AsyncDisposable => {
  const descriptor = openSync(file, 'a');
  const complete = new AbortController();
  let open = true;
  let tail = '';
  const write = (text: Buffer) => {
    if (open) {
      writeSync(descriptor, text);
    }
  };
  const ended = machine
    .execute(
      `journalctl --boot --follow --lines=all --no-pager --quiet --output=short-iso-precise${after === undefined ? '' : ` --after-cursor=${quote(after)}`}`,
      {
        // A day, which no run takes, whatever the factor.
        timeoutMs: (24 * 60 * 60_000) / machine.timeoutFactor,
        onStdout(chunk) {
          write(chunk);
          tail = (tail + chunk.toString('latin1')).slice(-4096);
          if (tail.includes(journalEnd.message)) {
            complete.abort();
          }
        },
      },
    )
    .then(
      ({exitStatus, stderr}) =>
        write(Buffer.from(`it ended with ${exitStatus ?? 'a signal'}: ${stderr.toString('utf8')}\n`)),
      (error: unknown) =>
        write(Buffer.from(`no more to be had: ${(error as Error).message.split('\n')[0] ?? ''}\n`)),
    );
  const end = async (): Promise<void> => {
    const limit = AbortSignal.timeout(endMs);
    try {
      const marked = machine.execute(
        `echo '${journalEnd.message}' | systemd-cat --identifier=${journalEnd.identifier}`,
        {
          signal: limit,
        },
      );
      await Promise.race([
        ended,
        marked.then(async () => delay(endMs, undefined, {signal: complete.signal})),
      ]);
    } catch {
      // It has come to its end, or will not in time.
    } finally {
      open = false;
      closeSync(descriptor);
    }
  };
  let ending: Promise<void> | undefined;
  return {
    async [Symbol.asyncDispose]() {
      ending ??= end();
      await ending;
    },
  };
};

import {setTimeout as delay} from 'node:timers/promises';
import {UsageError} from '../errors/usage-error.ts';
import type {MachineContext} from './machine-context.ts';
import {keysOf} from './us-keyboard.ts';

/** How keys are pressed. */
export type KeyOptions = {
  /** Milliseconds for which a key is held, and as many until the next. Default: 10; they have no factor. */
  holdMs?: number;
};

/**
 * Presses keys of the guest's keyboard at once and releases them, as in `ret`, `a`, `ctrl-alt-delete` (QMP `send-key`).
 * Resolves when they are released.
 *
 * @throws QmpError when QEMU knows no key of that name (QKeyCode of QMP).
 */
export const sendKey = async (
  machine: MachineContext,
  key: string,
  {holdMs = 10}: KeyOptions,
): Promise<void> => {
  const {qmp} = machine.switch('sendKey');
  const keys = key.split('-').map((data) => ({type: 'qcode', data}));
  await machine.alive(qmp.execute('send-key', {keys, 'hold-time': holdMs}));
  // QEMU answers before it has released them, and keys that come meanwhile are pressed with them.
  await machine.alive(delay(2 * holdMs));
};

/**
 * Types a text on the guest's keyboard, which is a US one; `\n` is the return key.
 *
 * @throws UsageError before the first key when a character is on none of its keys.
 */
export const sendChars = async (
  machine: MachineContext,
  text: string,
  options: KeyOptions,
): Promise<void> => {
  const keys = Array.from(text, (character) => {
    const key = keysOf(character);
    if (key === undefined) {
      throw new UsageError(
        `sendChars: ${JSON.stringify(character)} is on no key of a US keyboard; allowed: ASCII, tab and newline`,
      );
    }
    return key;
  });
  for (const key of keys) {
    await sendKey(machine, key, options);
  }
};

import {readFile} from 'node:fs/promises';
import type {Machine} from '../../../../harness/machine/machine.ts';
import {mustSucceed} from '../../../../harness/machine/must-succeed.ts';
import {quote} from '../../../../harness/process/quote.ts';
import {bringClosure, type BringClosureOptions} from './bring-closure.ts';
import {readUnitsFile} from './units-file.ts';

/**
 * Gives a VM that has no steps the units of some: what their system has otherwise in /etc is brought and linked there, as
 * NixOS' own activation does. Their sockets are not started.
 *
 * @throws MachineryError when one of it fails, with what the VM said.
 */
export const putUnits = async (
  machine: Machine,
  units: string,
  options: BringClosureOptions,
): Promise<void> => {
  const {etc} = await readUnitsFile(units);
  await bringClosure(machine, units, options);
  const words = Object.entries(etc).map(([name, path]) => quote(`${name}=${path}`));
  await mustSucceed(
    machine,
    `sh -s ${words.join(' ')}`,
    {
      input: await readFile(new URL('put-units.sh', import.meta.url), 'utf8'),
      timeoutMs: 60_000,
      ...(options.signal === undefined ? {} : {signal: options.signal}),
    },
    'the units could not be put into the VM',
  );
};

import {readFile} from 'node:fs/promises';
import type {Machine} from '../../../../harness/machine/machine.ts';
import {mustSucceed} from '../../../../harness/machine/must-succeed.ts';
import {quote} from '../../../../harness/process/quote.ts';
import {unitNames} from '../../../units/unit-names.ts';
import {bringClosure, type BringClosureOptions} from './bring-closure.ts';
import {readUnitsFile} from './units-file.ts';

/**
 * Makes a VM that has no steps the guest of some: what their system has otherwise in /etc is brought and linked there, as
 * NixOS' own activation does, and the sockets are started.
 *
 * @param only numbers of the steps whose sockets are wanted
 * @throws MachineryError when one of it fails, with what the VM said.
 */
export const putUnits = async (
  machine: Machine,
  units: string,
  only: readonly number[],
  options: BringClosureOptions,
): Promise<void> => {
  const {etc} = await readUnitsFile(units);
  await bringClosure(machine, units, options);
  const words = [
    ...Object.entries(etc).map(([name, path]) => `${name}=${path}`),
    '--',
    ...only.map((number) => unitNames(number).socket),
  ];
  await mustSucceed(
    machine,
    `sh -s ${words.map(quote).join(' ')}`,
    {
      input: await readFile(new URL('put-units.sh', import.meta.url), 'utf8'),
      timeoutMs: 60_000,
      ...(options.signal === undefined ? {} : {signal: options.signal}),
    },
    'the units could not be put into the VM',
  );
};

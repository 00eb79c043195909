import type {Machine} from '../../../../harness/machine/machine.ts';
import {mustSucceed} from '../../../../harness/machine/must-succeed.ts';
import {quote} from '../../../../harness/process/quote.ts';
import type {BuiltUnits} from '../../../units/built-units.ts';
import {deployArguments} from './deploy-arguments.ts';
import {deployScript} from './deploy-script.ts';

/**
 * Mounts the store disk, links the units, makes their users and starts their sockets. The disk must hold the units'
 * closure by now. `only` are the numbers of the steps whose units are wanted; all without it.
 *
 * @throws MachineryError when one of it fails, with what the guest said.
 */
export const deployUnits = async (
  machine: Machine,
  units: BuiltUnits,
  only: readonly number[] = [],
  signal?: AbortSignal,
): Promise<void> => {
  await mustSucceed(
    machine,
    `sh -s ${deployArguments(units, only).map(quote).join(' ')}`,
    {input: await deployScript(), timeoutMs: 60_000, ...(signal === undefined ? {} : {signal})},
    'the units could not be put into the guest',
  );
};

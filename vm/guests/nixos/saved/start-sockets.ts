import type {Machine} from '../../../../harness/machine/machine.ts';
import {mustSucceed} from '../../../../harness/machine/must-succeed.ts';
import {quote} from '../../../../harness/process/quote.ts';
import {unitNames} from '../../../units/unit-names.ts';

const script = `sockets=
for socket; do
  # A step that the module refuses has none.
  [ ! -e "/etc/systemd/system/$socket" ] || sockets="$sockets $socket"
done
[ -z "$sockets" ] || exec systemctl start -- $sockets`;

/**
 * Starts the sockets of steps in a VM that has their units.
 *
 * @param only numbers of the steps
 * @throws MachineryError when one of them does not start, with what the VM said.
 */
export const startSockets = async (
  machine: Machine,
  only: readonly number[],
  signal: AbortSignal | undefined,
): Promise<void> => {
  const words = only.map((number) => quote(unitNames(number).socket));
  await mustSucceed(
    machine,
    `sh -c ${quote(script)} sh ${words.join(' ')}`,
    {timeoutMs: 60_000, ...(signal === undefined ? {} : {signal})},
    'the sockets of the steps could not be started in the VM',
  );
};

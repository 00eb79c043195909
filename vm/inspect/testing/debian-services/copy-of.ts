import type {Machine} from '../../../../harness/machine/machine.ts';
import {quote} from '../../../../harness/process/quote.ts';
import {templateOf} from '../../../units/template-of.ts';
import type {AskedUnit} from '../asked-unit.ts';
import type {DebianService} from './debian-services.ts';

/**
 * A service's own unit under another name, to be asked.
 *
 * @throws CommandFailedError when the machine has no such unit.
 */
export const copyOf = async (
  machine: Machine,
  {name, facts, shellNeeds = []}: DebianService,
): Promise<AskedUnit> => {
  const [unit, template] = [name, templateOf(name)].map(quote);
  const told = await machine.succeed(
    `cd /usr/lib/systemd/system; for unit in ${unit} ${template}; do [ ! -f "$unit" ] || break; done; echo "$unit"; cat "$unit"`,
  );
  const [file = '', ...lines] = told.split('\n');
  return {
    name: `asked-${name}`,
    files: new Map([[`asked-${file}`, `${lines.join('\n')}\n`]]),
    facts,
    shellNeeds,
  };
};

import {MachineryError} from '../../../harness/errors/machinery-error.ts';
import type {Machine} from '../../../harness/machine/machine.ts';
import {quote} from '../../../harness/process/quote.ts';
import type {Unit} from './unit.ts';
import {unitFileText} from './unit-file-text.ts';

/** Where systemd looks before it looks at the units that were deployed (systemd.unit(5), its search path). */
const folder = '/run/systemd/system.control';

/**
 * Gives units of the guest these settings, in place of what their files and drop-ins say; all others have again what theirs
 * say.
 *
 * @throws MachineryError when that cannot be done.
 */
export const replaceUnits = async (machine: Machine, units: readonly Unit[]): Promise<void> => {
  const folders = units.map(({name}) => quote(`${folder}/${name}.d`));
  const files = units.flatMap(({name, settings, dropIns}) => [
    `printf %s ${quote(unitFileText(settings))} > ${quote(name)}`,
    // One of the same name that is empty hides a drop-in.
    ...dropIns.map((dropIn) => `: > ${quote(`${name}.d/${dropIn}`)}`),
  ]);
  const result = await machine.execute('sh -eu -s', {
    input: [
      `rm -rf ${folder}`,
      `mkdir -p ${[folder, ...folders].join(' ')}`,
      `cd ${folder}`,
      ...files,
      'systemctl daemon-reload',
      '',
    ].join('\n'),
    timeoutMs: 60_000,
  });
  if (result.exitStatus !== 0) {
    throw new MachineryError(`The units cannot be replaced: ${result.stderr.toString('utf8')}`);
  }
};

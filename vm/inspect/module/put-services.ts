import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {MachineryError} from '../../../harness/errors/machinery-error.ts';
import {CommandFailedError} from '../../../harness/machine/command-failed-error.ts';
import type {Machine} from '../../../harness/machine/machine.ts';
import {quote} from '../../../harness/process/quote.ts';
import {run} from '../../../harness/process/run.ts';
import type {BuiltService} from './built-service.ts';

/** Milliseconds, before the machine's factor. */
const putMs = 60_000;

/**
 * Puts the store paths and the users of services into a guest of ours, where they stay.
 *
 * @param folder made for what is sent
 * @throws MachineryError with what the guest said.
 */
export const putServices = async (
  machine: Machine,
  services: readonly BuiltService[],
  folder: string,
  signal?: AbortSignal,
): Promise<void> => {
  const options = signal === undefined ? {} : {signal};
  const closure = new Map(
    services.flatMap((each) => each.closure.map((path) => [path, each.realPath(path)])),
  );
  const [first] = closure;
  if (first === undefined) {
    return;
  }
  // All are of one store.
  const root = first[1].slice(0, -first[0].length);
  await mkdir(folder, {recursive: true});
  const archive = join(folder, 'services.tar.gz');
  const list = join(folder, 'store-paths');
  await writeFile(
    list,
    [...closure.keys()]
      .sort()
      .map((path) => `${path.slice(1)}\n`)
      .join(''),
  );
  await run(
    'tar',
    [
      ...['--create', '--use-compress-program=gzip -1', `--file=${archive}`],
      ...['--owner=0', '--group=0', '--numeric-owner'],
      ...[`--directory=${root}`, `--files-from=${list}`],
    ],
    options,
  );
  const sysusers = services.map((service) => service.sysusers).join('');
  const script = await readFile(new URL('put-services.sh', import.meta.url), 'utf8');
  const result = await machine.execute(
    `sh -c ${quote(`${script}\nprintf %s ${quote(sysusers)} | systemd-sysusers -`)}`,
    {input: await readFile(archive), timeoutMs: putMs, ...options},
  );
  if (result.exitStatus !== 0) {
    const error = new CommandFailedError(machine.name, 'exit status 0', result);
    throw new MachineryError(
      `${machine.name}: the services' store paths could not be put there: ${error.message}`,
      {
        cause: error,
      },
    );
  }
};

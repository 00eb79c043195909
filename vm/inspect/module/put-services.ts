import {mkdir, readFile} from 'node:fs/promises';
import {join, relative} from 'node:path';
import type {Machine} from '../../../harness/machine/machine.ts';
import {mustSucceed} from '../../../harness/machine/must-succeed.ts';
import {quote} from '../../../harness/process/quote.ts';
import {packArchive} from '../../units/pack-archive.ts';
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
  const [first] = services;
  if (first === undefined) {
    return;
  }
  await mkdir(folder, {recursive: true});
  const archive = join(folder, 'services.tar.gz');
  const closure = new Set(services.flatMap((service) => service.closure));
  // All are of one store.
  await packArchive(
    archive,
    [{folder: first.store, names: [...closure].map((path) => relative('/', path))}],
    options,
  );
  const sysusers = services.map((service) => service.sysusers).join('\n');
  const script = await readFile(new URL('put-services.sh', import.meta.url), 'utf8');
  await mustSucceed(
    machine,
    `sh -c ${quote(`${script}\nprintf %s ${quote(sysusers)} | systemd-sysusers -`)}`,
    {input: await readFile(archive), timeoutMs: putMs, ...options},
    `${machine.name}: the services' store paths could not be put there`,
  );
};

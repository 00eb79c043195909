import {createHash} from 'node:crypto';
import {readFile, realpath} from 'node:fs/promises';
import path from 'node:path';
import {writeFileAtomic} from '../../../harness/atomic/write-file-atomic.ts';
import {UsageError} from '../../../harness/errors/usage-error.ts';
import {nearest} from '../../units/nearest.ts';
import type {NixStore} from '../../units/nix-store.ts';
import {type Derivation, parseDerivation} from './derivation.ts';
import type {LaidOut} from './laid-out.ts';
import type {ServiceBuilder} from './service-builder.ts';
import {planService} from './service-plan.ts';
import {toldService} from './told-service.ts';

/**
 * Evaluates a module with the whole NixOS of a checkout, and builds the one service's unit.
 *
 * @throws UsageError when there is no such service, or it is none that is started.
 */
export const buildWithNixpkgs = async (builder: ServiceBuilder, checkout: string): Promise<LaidOut> => {
  const {store, asked} = builder;
  const {file, service} = asked;
  const nixpkgs = await realpath(checkout);
  const told = toldService.parse(await builder.evaluate('nixpkgs', {nixpkgs, file, service}));
  if ('others' in told) {
    const like = nearest(service, told.others);
    throw new UsageError(
      `${asked.asked}: there is no systemd.services.${service}${like === undefined ? '' : `; ${like}?`}`,
    );
  }
  if (!told.enable) {
    throw new UsageError(`${asked.asked}: systemd.services.${service}.enable is false`);
  }
  if (!/^Exec(Start|StartPre|Stop)=/m.test(told.text)) {
    throw new UsageError(
      `${asked.asked}: systemd.services.${service} has no command: it adds to a unit that a package ships, which is not to be had here`,
    );
  }
  const plan = await planService(service, told, async (derivation) => readDerivation(store, derivation));
  const text = JSON.stringify(plan);
  const name = createHash('sha256').update(text).digest('hex').slice(0, 16);
  const planFile = path.join(store.inputs, `service-${name}.json`);
  await writeFileAtomic(planFile, text);
  return {
    folder: await builder.build('build', {plan: planFile}),
    standIns: Object.values(plan.entries).flatMap((entry) => ('files' in entry ? [entry.name] : [])),
  };
};

const readDerivation = async (store: NixStore, file: string): Promise<Derivation | undefined> =>
  file.endsWith('.drv') ? parseDerivation(await readFile(store.realPath(file), 'utf8')) : undefined;

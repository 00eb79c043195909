import {randomBytes} from 'node:crypto';
import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import {buildFolderAtomic} from '../../harness/atomic/build-folder-atomic.ts';
import {verifyFolder} from '../../harness/atomic/verify-folder.ts';
import {ConsoleLog} from '../../harness/console/console-log.ts';
import {withLock} from '../../harness/lock/with-lock.ts';
import type {Acceleration} from '../../harness/qemu/acceleration.ts';
import type {RunFolder} from '../../harness/run-folder/run-folder.ts';
import {bootDebian} from '../debian/boot-debian.ts';
import type {Image} from '../debian/image.ts';
import {deployUnits} from '../deploy/deploy-units.ts';
import {createStoreDisk} from '../store-disk/create-store-disk.ts';
import {fillStoreDisk} from '../store-disk/fill-store-disk.ts';
import {packStore} from '../store-disk/pack-store.ts';
import {buildUnits} from '../units/build-units.ts';
import type {BuiltUnits} from '../units/built-units.ts';
import type {StepUnit} from '../units/step-unit.ts';
import type {Bench} from './bench.ts';
import {guestFacts} from './guest-facts.ts';
import type {ModelModule} from './lab-module.ts';

/** Measures and announces one part of the work. */
export type Phase = <T>(name: string, work: () => Promise<T>) => Promise<T>;

export type OpenBenchOptions = {
  /** Name for messages, as in `debian:trixie 2025`. */
  name: string;
  image: Image;
  module: ModelModule;
  steps: readonly StepUnit[];
  cache: string;
  run: RunFolder;
  privateKey: string;
  acceleration: Acceleration;
  timeoutFactor: number;
  consoleFile: string;
  journalFile: string;
  phase: Phase;
  onProgress: (line: string) => void;
  signal?: AbortSignal;
};

/**
 * Builds the units while the guest boots, and deploys them in it.
 *
 * @throws UsageError for steps that Nix refuses; MachineryError when the guest or the build fails.
 */
export const openBench = async (options: OpenBenchOptions): Promise<Bench> => {
  const {run, phase, name} = options;
  const id = randomBytes(3).toString('hex');
  const storeDisk = run.file(`${id}.store`);
  await createStoreDisk(storeDisk);
  const console = new ConsoleLog(options.consoleFile);
  const abort = new AbortController();
  const signal =
    options.signal === undefined ? abort.signal : AbortSignal.any([abort.signal, options.signal]);
  const booting = phase('boot', async () =>
    bootDebian({
      name,
      image: options.image,
      storeDisk,
      accelerator: options.acceleration.accelerator,
      privateKey: options.privateKey,
      qmpSocket: run.socket(`${id}.qmp`),
      console,
      journalFile: options.journalFile,
      timeoutFactor: options.timeoutFactor,
      signal,
    }),
  );
  const building = phase('units', async () => {
    const units = await buildUnits({
      rootfs: options.image.programs,
      store: join(options.cache, 'store'),
      module: options.module,
      steps: options.steps,
      onProgress: options.onProgress,
      signal,
    });
    await fillStoreDisk(await packed(units, options), storeDisk);
    return units;
  });
  try {
    // Whichever fails first ends the other.
    const [booted, units] = await Promise.all([booting, building]);
    const {machine, qemu} = booted;
    await phase('deploy', async () => deployUnits(machine, units));
    const facts = await guestFacts(machine);
    return {
      machine,
      qemu,
      units,
      facts,
      acceleration: options.acceleration,
      async [Symbol.asyncDispose]() {
        await booted[Symbol.asyncDispose]();
        console[Symbol.dispose]();
      },
    };
  } catch (error) {
    abort.abort(error);
    const [booted] = await Promise.allSettled([booting, building]);
    if (booted.status === 'fulfilled') {
      await booted.value[Symbol.asyncDispose]();
    }
    console[Symbol.dispose]();
    throw error;
  }
};

/** The packed store of these units, from the cache when it is there. */
const packed = async (units: BuiltUnits, {cache}: OpenBenchOptions): Promise<string> => {
  const hash = /^\/nix\/store\/(?<hash>[a-z0-9]+)-/.exec(units.storePath)?.groups?.hash ?? '';
  const folder = join(cache, 'disks', hash);
  const disk = join(folder, 'store.erofs');
  if (!verifyFolder(folder).sound) {
    await mkdir(join(cache, 'disks'), {recursive: true});
    await withLock(`${folder}.lock`, {}, async () => {
      if (!verifyFolder(folder).sound) {
        await buildFolderAtomic(folder, async (temporary) =>
          packStore(units, join(temporary, 'store.erofs'), join(cache, 'disks', `.${hash}.scratch`)),
        );
      }
    });
  }
  return disk;
};

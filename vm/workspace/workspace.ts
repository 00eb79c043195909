import {randomBytes} from 'node:crypto';
import {mkdir} from 'node:fs/promises';
import {cpus, freemem} from 'node:os';
import {join} from 'node:path';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {acquireLock} from '../../harness/lock/acquire-lock.ts';
import type {Lock} from '../../harness/lock/lock.ts';
import type {Acceleration, AccelerationChoice} from '../../harness/qemu/acceleration.ts';
import {chooseAcceleration} from '../../harness/qemu/choose-acceleration.ts';
import {RunFolder} from '../../harness/run-folder/run-folder.ts';
import {sweepRunFolders} from '../../harness/run-folder/sweep-run-folders.ts';
import {cacheFolder} from '../cache/cache-folder.ts';
import {cacheLimit} from '../cache/cache-limit.ts';
import {forgetOldest} from '../cache/forget-oldest.ts';
import {guestMemoryMiB} from '../guests/debian/boot/boot-debian.ts';
import {ensureImage} from '../guests/debian/image/ensure-image.ts';
import type {Image} from '../guests/debian/image/image.ts';
import {type DebianSuite, suites} from '../guests/debian/image/suites.ts';
import type {Guest} from '../guests/guest-choice.ts';
import {clientKey} from '../cache/client-key.ts';
import type {KeyPair} from '../../harness/ssh/key-pair.ts';
import {buildVm} from '../guests/nixos/build-vm.ts';
import type {StepUnit} from '../units/step-unit.ts';
import {type GuestModule, moduleNames} from '../modules/confinement-module.ts';
import type {StartedGuest} from '../guests/guest/started-guest.ts';
import type {DebianSetup} from '../guests/debian/boot/debian-setup.ts';
import {openDebian} from '../guests/debian/open/open-debian.ts';
import {openScript} from '../guests/nixos/open-script.ts';
import {openSsh} from '../guests/ssh/open-ssh.ts';
import type {Phase} from './phase.ts';

export type WorkspaceOptions = {
  acceleration: AccelerationChoice;
  /** Multiplies every time limit. Default: 1 with KVM, 4 without, where a guest is that much slower and more. */
  timeoutFactor?: number;
  cache?: string;
  /** What a guest `nixos` is built from: folder of a checkout, or a flake reference. Default: the host's NIX_PATH. */
  nixpkgs?: string;
  /** Boot instead of restoring a snapshot. Default: no. */
  cold?: boolean;
  phase?: Phase;
  onProgress?: (line: string) => void;
  /** Told in one line of what a user should know though nothing has failed. */
  onWarning?: (line: string) => void;
  signal?: AbortSignal;
};

export type GuestRequest = {
  /** Name for messages, as in `debian:trixie 2025`. */
  name: string;
  guest: Guest;
  /** Of no account for a guest that has its units built in. */
  module: GuestModule;
  /** All steps: one saved guest serves every selection. */
  steps: readonly StepUnit[];
  /** Numbers of the steps that the guest is for; all without it. */
  only?: readonly number[];
  /** Folder for `console.log` and `journal.txt`. */
  files: string;
  phase?: Phase;
  onProgress?: (line: string) => void;
};

/** What all machines of one run share: the cache, a run folder, a key, and the images that they boot. */
export class Workspace implements AsyncDisposable {
  readonly cache: string;
  readonly run: RunFolder;
  readonly key: KeyPair;
  readonly #options: WorkspaceOptions;
  readonly #cacheLock: Lock;
  readonly #images = new Map<string, Promise<Image>>();

  private constructor(
    options: WorkspaceOptions,
    cache: string,
    cacheLock: Lock,
    run: RunFolder,
    key: KeyPair,
  ) {
    this.#options = options;
    this.cache = cache;
    this.#cacheLock = cacheLock;
    this.run = run;
    this.key = key;
  }

  /** Opens the cache, and removes what dead runs have left in the temporary directory. */
  static async open(options: WorkspaceOptions): Promise<Workspace> {
    const cache = options.cache ?? cacheFolder();
    await mkdir(cache, {recursive: true, mode: 0o700});
    sweepRunFolders();
    for (const path of await forgetOldest(cache, cacheLimit(), join(cache, 'lock'))) {
      options.onProgress?.(`the cache is over its limit: forgot ${path}`);
    }
    // Shared: only who empties the cache must wait until nobody uses it.
    const lock = await acquireLock(join(cache, 'lock'), {
      mode: 'shared',
      onWait: () => options.onProgress?.('another process cleans the cache: waiting for it'),
      ...(options.signal === undefined ? {} : {signal: options.signal}),
    });
    const run = RunFolder.create();
    try {
      return new Workspace(options, cache, lock, run, await clientKey(cache));
    } catch (error) {
      await run[Symbol.asyncDispose]();
      await lock[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** What a guest `nixos` is built from, when it was chosen. */
  get nixpkgs(): string | undefined {
    return this.#options.nixpkgs;
  }

  /** The image of a suite; built when the cache has none. */
  async image(suite: DebianSuite): Promise<Image> {
    const known = this.#images.get(suite.name);
    if (known !== undefined) {
      return known;
    }
    const image = ensureImage({
      suite,
      cache: this.cache,
      authorizedKey: this.key.public,
      onProgress: (line) => this.#options.onProgress?.(line),
      ...(this.#options.signal === undefined ? {} : {signal: this.#options.signal}),
    });
    this.#images.set(suite.name, image);
    return image;
  }

  /** Which accelerator guests of this image get, and why. */
  async acceleration(image: Image): Promise<Acceleration> {
    return chooseAcceleration(
      this.#options.acceleration,
      {binary: 'qemu-system-x86_64', kernel: image.kernel, initrd: image.initrd},
      join(this.cache, 'acceleration.json'),
    );
  }

  /**
   * A booted guest with the units of the steps deployed.
   *
   * @throws UsageError for steps that are refused; MachineryError when something fails to be built or to boot.
   */
  async open(request: GuestRequest): Promise<StartedGuest> {
    const {guest, module} = request;
    const {timeoutFactor, signal} = this.#options;
    const setup = {
      name: request.name,
      guest: guest.name,
      steps: request.steps,
      ...(request.only === undefined ? {} : {only: request.only}),
      cache: this.cache,
      run: this.run,
      privateKey: this.key.private,
      consoleFile: join(request.files, 'console.log'),
      journalFile: join(request.files, 'journal.txt'),
      phase: request.phase ?? this.#options.phase ?? (async (_name, work) => work()),
      onProgress: request.onProgress ?? this.#options.onProgress ?? (() => undefined),
      onWarning: this.#options.onWarning ?? (() => undefined),
      ...(signal === undefined ? {} : {signal}),
    };
    if (guest.kind === 'ssh') {
      return openSsh({
        ...setup,
        machine: guest,
        timeoutFactor: timeoutFactor ?? 1,
        ...(module.source === 'own' ? {} : {module}),
        image: async () => this.image(suites.trixie),
      });
    }
    if (guest.kind !== 'debian') {
      return openScript({
        ...setup,
        path: guest.kind === 'script' ? guest.path : await this.#nixosVm(setup),
        accelerationChoice: this.#options.acceleration,
        ...(timeoutFactor === undefined ? {} : {timeoutFactor}),
      });
    }
    if (module.source === 'own') {
      throw new UsageError(`${guest.name} has no units of its own; allowed for --module: ${moduleNames}`);
    }
    const image = await this.image(guest.suite);
    const acceleration = await this.acceleration(image);
    return openDebian(
      {
        ...setup,
        image,
        module,
        acceleration,
        timeoutFactor: timeoutFactor ?? (acceleration.accelerator === 'kvm' ? 1 : 4),
      },
      this.#options.cold ?? false,
    );
  }

  /** Builds a NixOS VM with the units, and resolves to the link to it in the run folder. */
  async #nixosVm({
    steps,
    phase,
    onProgress,
  }: Pick<DebianSetup, 'steps' | 'phase' | 'onProgress'>): Promise<string> {
    const {nixpkgs, signal} = this.#options;
    return phase('vm', async () =>
      buildVm({
        folder: this.run.file(`${randomBytes(3).toString('hex')}.nixos`),
        steps,
        authorizedKey: this.key.public,
        ...(nixpkgs === undefined ? {} : {nixpkgs}),
        onProgress,
        ...(signal === undefined ? {} : {signal}),
      }),
    );
  }

  /**
   * How many machines may run at once: one for two processors of the host, as each has two and keeps them busy, and no more
   * than its memory holds.
   */
  get machinesAtOnce(): number {
    const memory = Math.floor(freemem() / (guestMemoryMiB * 1024 ** 2));
    return Math.max(1, Math.min(Math.floor(cpus().length / 2), memory));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.run[Symbol.asyncDispose]();
    await this.#cacheLock[Symbol.asyncDispose]();
  }
}

import {existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {execa} from 'execa';
import {run} from '../../harness/process/run.ts';
import {withParentDeathSignal} from '../../harness/process/with-parent-death-signal.ts';
import {packageFolder} from '../project/project.ts';

/** What npm says when it cannot reach its registry. */
const noRegistry =
  /\b(?:EAI_AGAIN|ENOTFOUND|ECONNREFUSED|ECONNRESET|ENETUNREACH|ETIMEDOUT|E40[13]|ENOTCACHED)\b/;

/**
 * An empty project of a user's in which the package is installed: by `npm install`, of what `npm pack` makes. Where no
 * registry can be reached, the tarball is unpacked into its node_modules beside links to our own packages, which stands in
 * for it; what that does not show is that the versions in package.json can be had.
 */
export class InstalledPackage implements Disposable {
  readonly path: string;
  /** Why npm did not install it, where it could not. */
  standIn: string | undefined;
  /** The temporary directory of all that is run in it. */
  readonly temporary: string;

  readonly #source: string;

  private constructor(path: string, source: string) {
    this.path = path;
    this.#source = source;
    this.temporary = join(path, 't');
    mkdirSync(this.temporary);
  }

  /** @param source checkout that the package is made of, with what it takes in its node_modules */
  static async create(source = packageFolder): Promise<InstalledPackage> {
    const installed = new InstalledPackage(mkdtempSync(join(tmpdir(), 'user-')), source);
    try {
      await installed.#install();
      return installed;
    } catch (error) {
      installed[Symbol.dispose]();
      throw error;
    }
  }

  /** Runs a program of the project's by `npx`, and resolves to how it ended. */
  async npx(...args: readonly string[]) {
    return execa('npx', ['--no-install', ...args], {
      cwd: this.path,
      env: {TMPDIR: this.temporary},
      reject: false,
      stdin: 'ignore',
    });
  }

  async #install(): Promise<void> {
    writeFileSync(join(this.path, 'package.json'), '{"name": "user", "private": true, "type": "module"}\n');
    const {stdout} = await run('npm', ['pack', '--json', `--pack-destination=${this.path}`], {
      cwd: this.#source,
    });
    const [{filename}] = JSON.parse(stdout.slice(stdout.indexOf('[\n'))) as [{filename: string}];
    const tarball = join(this.path, filename);
    const installed = await execa(
      ...withParentDeathSignal('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', tarball]),
      {cwd: this.path, reject: false, stdin: 'ignore', timeout: 5 * 60_000},
    );
    if (installed.exitCode === 0) {
      // What a user compiles with.
      for (const name of ['typescript', '@types/node']) {
        this.#link(name);
      }
    } else if (noRegistry.test(installed.stderr)) {
      this.standIn = installed.stderr;
      await this.#unpack(tarball);
    } else {
      throw new Error(`npm could not install the package:\n${installed.stderr}`, {cause: installed});
    }
    symlinkSync('../typescript/bin/tsc', join(this.path, 'node_modules/.bin/tsc'));
  }

  async #unpack(tarball: string): Promise<void> {
    const folder = join(this.path, 'node_modules/confinement-harness');
    rmSync(join(this.path, 'node_modules'), {recursive: true, force: true});
    mkdirSync(folder, {recursive: true});
    await run('tar', ['--extract', `--file=${tarball}`, `--directory=${folder}`, '--strip-components=1']);
    for (const name of packageNames(join(packageFolder, 'node_modules'))) {
      this.#link(name);
    }
    mkdirSync(join(this.path, 'node_modules/.bin'));
    symlinkSync(
      '../confinement-harness/scripts/confinement.js',
      join(this.path, 'node_modules/.bin/confinement'),
    );
  }

  #link(name: string): void {
    const link = join(this.path, 'node_modules', name);
    if (!existsSync(link)) {
      mkdirSync(dirname(link), {recursive: true});
      symlinkSync(join(packageFolder, 'node_modules', name), link);
    }
  }

  [Symbol.dispose](): void {
    rmSync(this.path, {recursive: true, force: true});
  }
}

/** Names of the packages in a node_modules, as they are imported. */
const packageNames = (modules: string): string[] =>
  readdirSync(modules)
    .filter((name) => !name.startsWith('.') && name !== 'confinement-harness')
    .flatMap((name) =>
      name.startsWith('@') ? readdirSync(join(modules, name)).map((each) => join(name, each)) : [name],
    );

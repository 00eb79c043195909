import {mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {execa} from 'execa';
import {run} from '../../harness/process/run.ts';
import {packageFolder} from '../project/project.ts';

/**
 * An empty project of a user's in which the package is installed, as `npm pack` makes it. The tarball is unpacked into its
 * node_modules, beside links to our own packages: that stands in for `npm install TARBALL`, which asks a registry for them.
 * What it does not show is that the versions in package.json can be had.
 */
export class InstalledPackage implements Disposable {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  static async create(): Promise<InstalledPackage> {
    const installed = new InstalledPackage(mkdtempSync(join(tmpdir(), 'user-')));
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
    return execa('npx', ['--no-install', ...args], {cwd: this.path, reject: false, stdin: 'ignore'});
  }

  async #install(): Promise<void> {
    writeFileSync(join(this.path, 'package.json'), '{"name": "user", "private": true, "type": "module"}\n');
    const {stdout} = await run('npm', ['pack', '--json', `--pack-destination=${this.path}`], {
      cwd: packageFolder,
    });
    const [{filename}] = JSON.parse(stdout.slice(stdout.indexOf('[\n'))) as [{filename: string}];
    const modules = join(this.path, 'node_modules');
    const folder = join(modules, 'confinement-harness');
    mkdirSync(folder, {recursive: true});
    await run('tar', [
      '--extract',
      `--file=${join(this.path, filename)}`,
      `--directory=${folder}`,
      '--strip-components=1',
    ]);
    for (const name of packageNames(join(packageFolder, 'node_modules'))) {
      mkdirSync(dirname(join(modules, name)), {recursive: true});
      symlinkSync(join(packageFolder, 'node_modules', name), join(modules, name));
    }
    mkdirSync(join(modules, '.bin'));
    symlinkSync('../confinement-harness/scripts/confinement.js', join(modules, '.bin/confinement'));
    // What a user compiles with.
    symlinkSync('../typescript/bin/tsc', join(modules, '.bin/tsc'));
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

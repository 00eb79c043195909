import {cpSync, mkdtempSync, rmSync, symlinkSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

const project = fileURLToPath(new URL('../..', import.meta.url));

const copied = [
  'index.ts',
  'harness',
  'vm',
  'steps',
  'scripts',
  'package.json',
  'ava.config.js',
  'tsconfig.json',
];

/** A copy of this project with results of its own, so that runs made for a test do not push out those of the user. */
export class ProjectCopy implements Disposable {
  readonly path: string;

  /** The copy is made in the folder `parent`. */
  constructor(parent = tmpdir()) {
    this.path = mkdtempSync(join(parent, 'copy-'));
    for (const name of copied) {
      cpSync(join(project, name), join(this.path, name), {recursive: true});
    }
    symlinkSync(join(project, 'node_modules'), join(this.path, 'node_modules'));
  }

  [Symbol.dispose](): void {
    rmSync(this.path, {recursive: true, force: true});
  }
}

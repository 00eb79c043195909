import {rm, symlink} from 'node:fs/promises';
import {join} from 'node:path';
import {run} from '../../../harness/process/run.ts';
import {packageFolder} from '../../project/project.ts';

/** Milliseconds for each thing that git does. */
const gitMs = 120_000;

/** The files of a commit, with the packages that its checkout has. */
export class CheckedOut implements AsyncDisposable {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  /**
   * @param path of the folder, which is made
   * @param checkout ours, unless another one is given
   * @throws CommandError when git cannot check it out.
   */
  static async at(commit: string, path: string, checkout = packageFolder): Promise<CheckedOut> {
    const checkedOut = new CheckedOut(path);
    try {
      for (const words of [
        ['clone', '--quiet', '--shared', '--no-checkout', '--', checkout, path],
        ['-C', path, 'checkout', '--quiet', '--detach', commit],
      ]) {
        await run('git', words, {timeoutMs: gitMs});
      }
      await symlink(join(checkout, 'node_modules'), join(path, 'node_modules'));
      return checkedOut;
    } catch (error) {
      await checkedOut[Symbol.asyncDispose]();
      throw error;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.path, {recursive: true, force: true});
  }
}

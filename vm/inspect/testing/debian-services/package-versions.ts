import {existsSync, readFileSync, writeFileSync} from 'node:fs';

/**
 * The versions of packages that a lock file was written with, in a file beside it: Debian's services change with them.
 */
export class PackageVersions {
  readonly #path: string;
  readonly #before: ReadonlyMap<string, string>;

  /** @param path of the file; that it is not there tells nothing */
  constructor(path: string) {
    this.#path = path;
    const lines = existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : [];
    this.#before = new Map(
      lines.map((line) => {
        const [name = '', version = ''] = line.split(' ');
        return [name, version];
      }),
    );
  }

  /** What has another version now than then, in one line. */
  compare(now: ReadonlyMap<string, string>): string {
    const changed = [...now].flatMap(([name, version]) => {
      const before = this.#before.get(name) ?? 'unknown';
      return before === version ? [] : [`${name} was ${before}, is ${version}`];
    });
    return changed.length === 0
      ? 'its packages are those with which its lock file was written'
      : `since its lock file was written packages have changed: ${changed.join('; ')}`;
  }

  write(now: ReadonlyMap<string, string>): void {
    const lines = [...now].map(([name, version]) => `${name} ${version}\n`).sort();
    writeFileSync(this.#path, lines.join(''));
  }
}

import {posix} from 'node:path';
import {z} from 'zod';
import type {CallName} from './call-names.ts';
import {type Answer, type ExposureDocument, exposureDocument, type SectionOf} from './exposure-document.ts';
import {folderOf} from './folder-of.ts';
import {isWiderLevel, type Level} from './level.ts';
import {ProbeError} from './probe-error.ts';
import type {Section} from './sections.ts';

/** `absent` where there is nothing, `unseen` where the probe did not look. */
export type PathLevel = Level | 'absent' | 'unseen';

/** What a process can see and do, as the probe told it there. */
export class Exposure {
  readonly document: ExposureDocument;
  readonly #levels: ReadonlyMap<string, Level>;
  /** Where each symbolic link leads; undefined where the probe was not asked. */
  readonly #links: ReadonlyMap<string, string | undefined>;

  constructor(document: ExposureDocument) {
    this.document = document;
    const {walk} = document;
    const entries = walk !== undefined && 'entries' in walk ? walk.entries : [];
    this.#levels = new Map(
      entries.filter(({kind}) => kind !== 'unseen').map(({path, level}) => [path, level]),
    );
    this.#links = new Map(
      entries.filter(({kind}) => kind === 'symlink').map(({path, target}) => [path, target]),
    );
  }

  /**
   * @param text what the probe wrote
   * @throws ProbeError when it is no document of the version that is known here.
   */
  static parse(text: string): Exposure {
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch (error) {
      throw new ProbeError(`The probe told no JSON: ${(error as Error).message}: ${text.slice(0, 400)}`, {
        cause: error,
      });
    }
    const parsed = exposureDocument.safeParse(json);
    if (!parsed.success) {
      throw new ProbeError(`The probe told what is no exposure: ${z.prettifyError(parsed.error)}`, {
        cause: parsed.error,
      });
    }
    return new Exposure(parsed.data);
  }

  /**
   * One section, as the probe told it.
   *
   * @throws ProbeError when the probe was not asked for it or could not end it.
   */
  section<Name extends Section>(name: Name): SectionOf<Name> {
    const section = this.document[name];
    if (section === undefined) {
      throw new ProbeError(
        `The exposure has no ${name}: the probe was asked for ${Object.keys(this.document).slice(1).join(', ')}`,
      );
    }
    if ('ended' in section && !('entries' in section)) {
      throw new ProbeError(`The probe did not come to the end of ${name}: ${section.ended}`);
    }
    return section as SectionOf<Name>;
  }

  /**
   * What may be done with an absolute path without a slash at its end; with a link itself, not with what it leads to.
   * Below a store path, what the probe saw of it. Of a path below a link it was seen only where the probe was asked
   * where the link leads.
   */
  at(path: string): PathLevel {
    const walk = this.section('walk');
    const real = this.#withoutLinksAbove(path);
    const level = this.#levels.get(real);
    if (level !== undefined) {
      return level;
    }
    const isUnseen = walk.entries.some(
      (entry) =>
        entry.notEntered === 'count' ||
        (entry.kind === 'unseen' && entry.path === real) ||
        ((entry.notEntered !== undefined || entry.kind === 'symlink') && isBelow(real, entry.path)),
    );
    return isUnseen || walk.ended !== undefined ? 'unseen' : 'absent';
  }

  /** The path without the symbolic links on its way, as far as the probe has told where they lead. */
  resolve(path: string): string {
    const named = this.#withoutLinksAbove(path);
    return this.#links.get(named) ?? named;
  }

  #withoutLinksAbove(path: string): string {
    const folder = folderOf(path);
    return folder === path ? path : posix.join(this.resolve(folder), posix.basename(path));
  }

  /** Where files can be made or changed, sorted. Devices and the kernel's file systems are `special`, and not among them. */
  writablePaths(): string[] {
    return this.section('walk')
      .entries.filter(({level}) => isWiderLevel(level, 'special'))
      .map(({path}) => path)
      .sort();
  }

  /** What came of asking the kernel. */
  answer(call: CallName): Answer {
    return this.section('calls')[call];
  }

  /** Whether the kernel would let it do that. */
  can(call: CallName): boolean {
    return this.answer(call) === 'allowed';
  }
}

/** Whether the path is below the folder. */
const isBelow = (path: string, folder: string): boolean =>
  path.startsWith(folder === '/' ? folder : `${folder}/`);

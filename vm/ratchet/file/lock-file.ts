import {fileURLToPath} from 'node:url';
import {UsageError} from '../../../harness/errors/usage-error.ts';
import {ExposureError} from '../../probe/exposure-error.ts';
import {ExposureJudge, type Sight} from '../../probe/exposure-judge.ts';
import type {Exposure} from '../../probe/exposure.ts';
import {ProbeError} from '../../probe/probe-error.ts';
import {templateOf} from '../../units/template-of.ts';
import {compareExposures} from '../compare/compare-exposures.ts';
import {fails} from '../compare/fails.ts';
import {lateSection} from '../locked/late-section.ts';
import {lockExposure} from '../locked/lock-exposure.ts';
import {differenceTable} from '../report/difference-table.ts';
import {readLock} from './read-lock.ts';
import {writeLock} from './write-lock.ts';

/** The variable that lets lock files be written. */
const update = 'CONFINEMENT_UPDATE';

/** A file that says how wide the exposure of a step's service may be; narrower holds. */
export class LockFile extends ExposureJudge {
  readonly path: string;

  /** @param place path of the file, or its place beside the step: `new URL('NAME.lock', import.meta.url)` */
  constructor(place: string | URL) {
    super();
    this.path = typeof place === 'string' ? place : fileURLToPath(place);
  }

  /**
   * The error when the exposure is wider than the file says; with `CONFINEMENT_UPDATE=1` in the environment the file is
   * written instead.
   *
   * @throws UsageError for a file that is damaged, of another version, not there, or has nothing of the service; ProbeError when
   *   a part of the exposure was not told in time.
   */
  judge(exposure: Exposure, {where, outside}: Sight): ExposureError | undefined {
    const {path} = this;
    const unit = unitOf(where);
    const seen = lockExposure(exposure, {unit, outside});
    const late = lateSection(seen.locked);
    if (late !== undefined) {
      throw new ProbeError(`The probe did not come to the end of ${late}: timeout`);
    }
    const lock = readLock(path);
    if (process.env[update] === '1') {
      writeLock(path, new Map([...(lock ?? []), [unit, seen.locked]]));
      return undefined;
    }
    const was = lock?.get(unit);
    if (was === undefined) {
      throw new UsageError(
        `${path}: ${lock === undefined ? 'is not there' : `has no service ${unit}`}; ${update}=1 writes it`,
      );
    }
    const differences = compareExposures(was, seen);
    return differences.some(fails)
      ? new ExposureError(
          `${where}, wider than ${path} says; when that is meant, ${update}=1 takes it`,
          differences,
          differenceTable(differences, ['was', 'is']),
        )
      : undefined;
  }
}

/** A service by its template: what it was started as is another each time. */
const unitOf = (where: string): string => templateOf(where.split(' ').at(-1) ?? where);

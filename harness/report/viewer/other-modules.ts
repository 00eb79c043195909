import type {RunRecord, SuiteRecord} from '../../results/run-record.ts';
import type {ReportFileBlock} from '../report-file-block.ts';
import {baseName} from './base-name.ts';

/** A file of the same case on the same guest, made by another module. */
export type OtherModule = {readonly suite: SuiteRecord; readonly data: string};

/** What a file can be compared with: units as they were built with such, and as systemd read them with such. */
export const otherModules = (
  run: RunRecord,
  suite: SuiteRecord,
  block: ReportFileBlock,
  files: readonly ReportFileBlock[],
): OtherModule[] =>
  run.suites
    .filter(
      ({properties}) =>
        properties.guest === suite.properties.guest && properties.module !== suite.properties.module,
    )
    .flatMap((other) =>
      files
        .filter(
          (each) =>
            each.suite === other.id &&
            each.case === block.case &&
            baseName(each.path) === baseName(block.path),
        )
        .flatMap(({data}) => (data === undefined ? [] : [{suite: other, data}])),
    );

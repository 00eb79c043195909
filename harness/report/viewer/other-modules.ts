import type {RunRecord, SuiteRecord} from '../../results/run-record.ts';
import type {ReportFileBlock} from '../report-file-block.ts';

/** A file of the same case on the same guest, made by another module. */
export type OtherModule = {readonly suite: SuiteRecord; readonly data: string};

/** What a file can be compared with. */
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
        .filter((each) => each.suite === other.id && each.case === block.case && each.role === block.role)
        .flatMap(({data}) => (data === undefined ? [] : [{suite: other, data}])),
    );

import {comparisonMarkdown} from '../../vm/inspect/report/comparison-markdown.ts';
import {formatComparison} from '../../vm/inspect/report/format-comparison.ts';
import {formatMarkdown} from '../../vm/inspect/report/format-markdown.ts';
import {formatReport} from '../../vm/inspect/report/format-report.ts';
import {formatTable} from '../../vm/inspect/report/format-table.ts';
import {toJson} from '../../vm/inspect/report/to-json.ts';
import type {Comparison} from '../../vm/inspect/ratchet/comparison.ts';
import type {Inspection} from '../../vm/inspect/service/inspection.ts';

/** What the command prints: what was seen, and at its end how it compares. */
export const formatInspection = (
  inspection: Inspection,
  comparison: Comparison | undefined,
  {json, markdown}: {readonly json: boolean; readonly markdown: boolean},
): string => {
  if (json) {
    return `${JSON.stringify(toJson(inspection, comparison), undefined, 2)}\n`;
  }
  const parts = [
    markdown ? formatMarkdown(inspection) : formatText(inspection),
    comparison === undefined || isEmpty(comparison)
      ? ''
      : markdown
        ? comparisonMarkdown(comparison)
        : formatComparison(comparison),
    comparison === undefined ? '' : notCounted(inspection),
  ];
  return parts
    .filter((part) => part !== '')
    .map((part) => `${part}\n`)
    .join('\n');
};

/** One service is told in full, several in a table; one that could not be inspected is told by its error alone. */
const formatText = (inspection: Inspection): string => {
  const [only, ...others] = inspection.services;
  if (only === undefined || others.length > 0) {
    return formatTable(inspection);
  }
  return 'problem' in only ? '' : formatReport(inspection, only);
};

/** Nothing could be compared, and nothing was written: the errors say why. */
const isEmpty = ({services, file = 'kept'}: Comparison): boolean => services.length === 0 && file === 'kept';

/** Who compares may have overlooked it above: the exit status does not tell. */
const notCounted = ({services}: Inspection): string => {
  const broken = services.flatMap((service) =>
    'problem' in service ? [] : service.verdicts.filter(({state}) => state === 'not in force'),
  );
  return broken.length === 0
    ? ''
    : `not in force, and not counted beside a comparison: ${broken.map(({directive}) => `${directive}=`).join(', ')}`;
};

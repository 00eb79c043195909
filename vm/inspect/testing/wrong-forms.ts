import {compareExposures} from '../../ratchet/compare/compare-exposures.ts';
import {formatLock} from '../../ratchet/file/format-lock.ts';
import {parseLock} from '../../ratchet/file/parse-lock.ts';
import {differenceTable} from '../../ratchet/report/difference-table.ts';
import {formatMarkdown} from '../report/format-markdown.ts';
import {formatReport} from '../report/format-report.ts';
import {formatTable} from '../report/format-table.ts';
import {toJson} from '../report/to-json.ts';
import {seenIn} from '../ratchet/seen-in.ts';
import type {Inspection} from '../service/inspection.ts';

/**
 * Writes an inspection in each of the forms in which `inspect` gives it, reads again what is to be read again, and tells what is wrong
 * there; nothing when all is well.
 */
export const wrongForms = (inspection: Inspection): string[] => {
  const {services} = inspection;
  const markdown = formatMarkdown(inspection);
  return [
    ...wrongText('table', formatTable(inspection)),
    ...wrongText('markdown', markdown),
    ...wrongTables(markdown),
    ...wrongJson(inspection),
    ...services.flatMap((service) => {
      if ('problem' in service) {
        return [];
      }
      const found = wrongText('report', formatReport(inspection, service));
      const seen = seenIn(inspection, service);
      if ('problem' in seen) {
        return service.observation === undefined || seen.problem.includes('not told in time')
          ? [...found, ...wrongLine(seen.problem)]
          : [...found, `lock: ${seen.problem}`];
      }
      const text = formatLock(new Map([[service.name, seen.locked]]));
      const read = parseLock('of.lock', text);
      const locked = read.get(service.name);
      return [
        ...found,
        ...(formatLock(read) === text ? [] : ['lock: read and written again it is another']),
        ...(locked === undefined
          ? ['lock: it has not got the service']
          : differenceTable(compareExposures(locked, seen), ['lock', 'seen']).map((line) => `lock: ${line}`)),
      ];
    }),
  ];
};

/** What a text for people has that no sentence of ours has, and a unit is not likely to. */
const wrongText = (form: string, text: string): string[] =>
  text
    .split('\n')
    // Tabs and other controls, but for the end of a line, move a terminal.
    .filter((line) => /\p{Cc}|\bundefined\b|\bNaN\b|\[object /u.test(line))
    .map((line) => `${form}: ${line}`);

const wrongLine = (problem: string): string[] => (/^[^\n]+$/.test(problem) ? [] : [`problem: ${problem}`]);

/** Rows that have another number of cells than the line above them. */
const wrongTables = (markdown: string): string[] => {
  const cells = (line: string): number => line.match(/(?<!\\)\|/g)?.length ?? 0;
  const lines = markdown.split('\n');
  return lines
    .filter((line, index) => {
      const above = lines[index - 1] ?? '';
      return line.startsWith('|') && above.startsWith('|') && cells(line) !== cells(above);
    })
    .map((line) => `markdown: ${line}`);
};

const wrongJson = (inspection: Inspection): string[] => {
  const {services} = JSON.parse(JSON.stringify(toJson(inspection))) as {
    services: {name: string; problem?: string; exposure?: object | null}[];
  };
  return inspection.services.flatMap((service, index) => {
    const read = services[index];
    const isWhole =
      'problem' in service
        ? read?.problem === service.problem
        : (service.observation === undefined) === (read?.exposure === null);
    return read?.name === service.name && isWhole ? [] : [`json: ${service.name} is not what it was`];
  });
};

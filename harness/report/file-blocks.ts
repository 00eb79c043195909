import {readFileSync, statSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {coloured} from '../results/coloured.ts';
import {isGood} from '../results/is-good.ts';
import type {CaseRecord, RunRecord, SuiteRecord} from '../results/run-record.ts';
import {safeName} from '../results/safe-name.ts';
import {consoleLines} from './console-lines.ts';
import {journalLines} from './journal-lines.ts';
import {limitedLines} from './limited-lines.ts';
import {packed} from './packed.ts';
import type {FileRole, ReportFileBlock} from './report-file-block.ts';
import {ownMachine} from './own-machine.ts';
import {suiteFolders} from './suite-folders.ts';
import type {TreeNode} from './tree-node.ts';

export type FileBlocksOptions = {
  /** The run's results folder. */
  readonly folder: string;
  /**
   * Files that are shown as trees: by their names what makes the tree of the content of one. What it throws for a file that is
   * not as it should be leads to the file being named only.
   */
  readonly trees?: Readonly<Record<string, (content: string) => readonly TreeNode[]>>;
};

/** Characters of a file of one case, and of a console or a journal, that are kept: half from its beginning, half from its end. */
const mostOfFile = 64 * 1024;
const mostOfLog = 384 * 1024;

/** Bytes of a file beyond which it is not even read. */
const mostRead = 64 * 1024 ** 2;

/** Characters of one packed tree. */
const mostOfTree = 96 * 1024;

/** Characters that all files have together as they are packed. When there is no more room, a file is named only. */
const mostOfAll = 1.75 * 1024 ** 2;

/** Files of a case that are no more than what the record has. */
const toldElsewhere = new Set(['transcript.txt']);

type Wanted = {
  readonly role: FileRole;
  readonly path: string;
  readonly suite: SuiteRecord;
  readonly case?: CaseRecord;
  /** Of a console, when the seconds of its timing begin: ISO 8601. */
  readonly startedAt?: string | undefined;
};

/**
 * The files of a run for its page. Those come first that are looked at first, as room is given in this order: files of what
 * failed, consoles and journals, then the others.
 */
export const fileBlocks = (run: RunRecord, {folder, trees = {}}: FileBlocksOptions): ReportFileBlock[] => {
  let room = mostOfAll;
  return wantedFiles(run, folder, trees).map(({role, path, suite, case: of, startedAt}): ReportFileBlock => {
    const known = {
      role,
      path,
      suite: suite.id,
      ...(of === undefined ? {} : {case: of.id}),
      bytes: sizeOf(join(folder, path)) ?? 0,
    };
    const data = known.bytes > mostRead ? undefined : dataOf(join(folder, path), role, startedAt, trees);
    if (data === undefined || data.length > room) {
      return known;
    }
    room -= data.length;
    return {...known, data};
  });
};

const wantedFiles = (run: RunRecord, folder: string, trees: Readonly<Record<string, unknown>>): Wanted[] => {
  const ofSuites = run.suites.flatMap((suite) =>
    suiteFolders(suite, folder).flatMap((each) =>
      (['console', 'journal'] as const)
        .map((role) => ({
          role,
          path: join(each, logFiles[role]),
          suite,
          startedAt: consoleStart(suite, each),
        }))
        .filter(({path}) => sizeOf(join(folder, path)) !== undefined),
    ),
  );
  const ofCases = run.suites.flatMap((suite) =>
    suite.cases.flatMap((each) =>
      each.artifacts
        .filter((path) => !toldElsewhere.has(basename(path)))
        .map((path): Wanted => ({role: roleOf(path, trees), path, suite, case: each})),
    ),
  );
  const isOfFailed = (wanted: Wanted): boolean => wanted.case !== undefined && !isGood(wanted.case);
  return [...ofCases.filter(isOfFailed), ...ofSuites, ...ofCases.filter((each) => !isOfFailed(each))];
};

const logFiles = {console: 'console.log', journal: 'journal.txt'};

/** Unit files as they were built, and as the guest's systemd read them. */
const unitFiles = new Set(['units.txt', 'units-read.txt']);

const roleOf = (path: string, trees: Readonly<Record<string, unknown>>): FileRole => {
  const name = basename(path);
  return Object.hasOwn(trees, name) ? 'tree' : unitFiles.has(name) ? 'units' : 'text';
};

const sizeOf = (file: string): number | undefined => {
  const stat = statSync(file, {throwIfNoEntry: false});
  return stat?.isFile() === true ? stat.size : undefined;
};

/** The file's content, packed; undefined when it has none that can be shown. */
const dataOf = (
  file: string,
  role: FileRole,
  startedAt: string | undefined,
  trees: NonNullable<FileBlocksOptions['trees']>,
): string | undefined => {
  try {
    const bytes = readFileSync(file);
    if (role === 'tree') {
      const data = packed(trees[basename(file)]?.(bytes.toString('utf8')));
      return data.length <= mostOfTree ? data : undefined;
    }
    const whole =
      role === 'console'
        ? consoleLines(
            bytes,
            textOf(join(dirname(file), 'console.timing')),
            startedAt === undefined ? undefined : Date.parse(startedAt),
          )
        : journalLines(bytes.toString('utf8'));
    const {lines, ...times} = limitedLines(
      whole,
      role === 'console' || role === 'journal' ? mostOfLog : mostOfFile,
    );
    return packed({lines: lines.map((line) => coloured(line.replace(/\r$/, ''))), ...times});
  } catch {
    // Another program's file, or one that is gone: a report is no reason for a run to fail.
    return undefined;
  }
};

const textOf = (file: string): string | undefined =>
  sizeOf(file) === undefined ? undefined : readFileSync(file, 'utf8');

/** Of a machine that a case has for itself, that of the case. */
const consoleStart = ({consoleStartedAt, cases}: SuiteRecord, folder: string): string | undefined =>
  basename(folder) === ownMachine
    ? cases.find(({id}) => safeName(id) === basename(dirname(folder)))?.consoleStartedAt
    : consoleStartedAt;

import {nearest} from '../units/nearest.ts';
import type {Complaint} from './complaint.ts';
import type {Verification} from './verification.ts';

/**
 * The complaints in what systemd has said, in its order. Left out are advice, which changes nothing of what a unit does, and commands
 * in folders of which nobody could look whether they are there.
 *
 * @param fileOf what a file is told by, of its path as systemd names it. Default: its path in the folder of units
 */
export const parseComplaints = (
  {said, texts, known}: Verification,
  fileOf: (path: string) => string = pathOfUnit,
): Complaint[] => {
  const found = said.split('\n').flatMap((line): Complaint[] => {
    const located = /^(?<path>\S+):(?<line>\d+): (?<words>.+)$/.exec(line)?.groups;
    const of = located ?? /^(?:Unit )?(?<path>[^\s/]+\.[a-z]+):? (?<words>.+)$/.exec(line)?.groups;
    if (of?.path === undefined || of.words === undefined || isNone(of.words)) {
      return [];
    }
    const file = fileOf(of.path);
    const at = of.line === undefined ? undefined : Number(of.line);
    const source = at === undefined ? undefined : texts.get(of.path)?.split('\n')[at - 1]?.trim();
    const meant = whatIsMeant(of.words, file, known);
    return [
      {
        file,
        ...(at === undefined ? {} : {line: at}),
        ...(source === undefined ? {} : {source}),
        words: of.words,
        ...(meant === undefined ? {} : {meant}),
      },
    ];
  });
  // What follows from another complaint says nothing by itself.
  return found.filter(
    ({file, words}) =>
      !words.startsWith(followsFromAnother) ||
      !found.some((each) => each.file === file && each.words !== words),
  );
};

const followsFromAnother = 'has a bad unit file setting.';

const isNone = (words: string): boolean =>
  (isAdvice.test(words) && !/ignor/i.test(words)) || isElsewhere.test(words);

const isAdvice = /^Unit uses |please (?:use|update|consider)|\b(?:deprecated|obsolete)\b/i;

/** A slice of a root has the store and /usr/bin, and not what else a machine may have. */
const isElsewhere = /^Command (?!\/nix\/store\/|\/usr\/bin\/|\/bin\/)\S+ is not executable/;

/** The path in the folder of units: of a drop-in with the folder in which it lies. */
const pathOfUnit = (path: string): string => {
  const [file = '', folder = ''] = path.split('/').reverse();
  return folder.endsWith('.d') ? `${folder}/${file}` : file;
};

const whatIsMeant = (words: string, file: string, known: Verification['known']): string | undefined => {
  const kind = /\.(?<kind>[a-z]+)(?:\.d\/.*)?$/.exec(file)?.groups?.kind ?? 'service';
  const sections = ['Unit', `${kind.slice(0, 1).toUpperCase()}${kind.slice(1)}`, 'Install'];
  const unknown = /^Unknown section '(?<name>.+)'/.exec(words)?.groups;
  if (unknown?.name !== undefined) {
    const like = nearest(unknown.name, sections);
    return like === undefined ? undefined : `[${like}]`;
  }
  const {name, section} =
    /^Unknown key '(?<name>.+)' in section \[(?<section>.+)\]/.exec(words)?.groups ?? {};
  if (name === undefined || section === undefined) {
    return undefined;
  }
  const elsewhere = sections.find((each) => known[each]?.includes(name));
  if (elsewhere !== undefined) {
    return `${name}= in [${elsewhere}]`;
  }
  const like = nearest(name, known[section] ?? []);
  return like === undefined ? undefined : `${like}=`;
};

import {breadth} from '../../probe/breadth.ts';
import {levels} from '../../probe/level.ts';
import {byNumber} from './by-number.ts';
import {byScale} from './by-scale.ts';
import type {Direction} from './direction.ts';
import {together} from './together.ts';

type Judge = (was: string, is: string, subject: string) => Direction;

/** Words of facts that say that the probe could not tell. */
const untold = new Set(['unseen', 'timeout', 'null']);

/** One error in the place of another refuses as well. */
const answer: Judge = (was, is) =>
  untold.has(was) || untold.has(is) ? 'other' : byNumber(Number(was === 'allowed'), Number(is === 'allowed'));

const scale =
  (...words: readonly string[]): Judge =>
  (was, is) =>
    byScale(words, was, is);

const number: Judge = (was, is) => byNumber(Number(was), Number(is));

/** The smaller, the more the others stand back. */
const reversed: Judge = (was, is) => byNumber(Number(is), Number(was));

/** What is told of one thing in several parts, each by itself. */
const inParts =
  (separator: string, judge: Judge): Judge =>
  (was, is, subject) => {
    const [before, after] = [was.split(separator), is.split(separator)];
    return before.length === after.length
      ? together(before.map((each, index) => judge(each, after[index] ?? '', subject)))
      : 'other';
  };

const infinite: Judge = (was, is) => {
  const valueOf = (text: string): number =>
    text === 'infinity' ? Infinity : /^\d+$/.test(text) ? Number(text) : NaN;
  return was === is ? 'same' : byNumber(valueOf(was), valueOf(is));
};

/** Soft and hard; the default is some limit or other. */
const limit: Judge = (was, is, subject) =>
  was === 'default' || is === 'default'
    ? byScale(['default', 'infinity:infinity'], was, is)
    : inParts(':', infinite)(was, is, subject);

/** What is not in a lock is not bounded; the default is some bound or other. */
const allowance: Judge = (was, is, subject) => {
  const nothing = / \S+\.(low|min)$/.test(subject) ? 0 : / \S+\.weight$/.test(subject) ? 100 : Infinity;
  const valueOf = (text: string): number => {
    const [first, period] = text.replace('default ', '').split(' ');
    return text === 'no' || first === 'max' ? nothing : Number(first) / Number(period ?? 1);
  };
  if (untold.has(was) || untold.has(is)) {
    return 'other';
  }
  return was === 'default' || is === 'default'
    ? byScale(['default', 'no'], was, is)
    : byNumber(valueOf(was), valueOf(is));
};

/** `special, read allowed, write EPERM`; what was not opened has a level alone. */
const device: Judge = (was, is, subject) => {
  const partOf = (text: string, name: string) => new RegExp(`\\b${name} (\\w+)`).exec(text)?.[1];
  const levelOf = (text: string) => text.split(',')[0] ?? '';
  return together([
    byScale(['absent', ...levels], levelOf(was), levelOf(is)),
    ...['read', 'write'].flatMap((name) => {
      const [before, after] = [partOf(was, name), partOf(is, name)];
      // Whether it is opened does not hang on the service but on the drivers of the kernel.
      return before === undefined || after === undefined ? [] : answer(before, after, subject);
    }),
  ]);
};

/** The permissions that a new file does not get. */
const umask: Judge = (was, is) => {
  const [before, after] = [parseInt(was, 8), parseInt(is, 8)];
  if (before === after) {
    return 'same';
  }
  return (before & after) === before ? 'narrower' : (before & after) === after ? 'wider' : 'other';
};

/** Root may do more than any other; of two others nobody can say. */
const oneId: Judge = (was, is) => {
  const isRoot = (text: string) => /^(0|root)$/.test(text);
  return was === is ? 'same' : isRoot(is) ? 'wider' : isRoot(was) ? 'narrower' : 'other';
};

/** Real, effective and saved; one when they are alike. */
const ids: Judge = (was, is, subject) => {
  const three = (text: string) => (text.includes('/') ? text : [text, text, text].join('/'));
  return inParts('/', oneId)(three(was), three(is), subject);
};

const map: Judge = (was, is) =>
  was === is
    ? 'same'
    : untold.has(was) || untold.has(is)
      ? 'other'
      : is === 'all'
        ? 'wider'
        : was === 'all'
          ? 'narrower'
          : 'other';

/** Names with commas between them; more are more. */
const set: Judge = (was, is) => {
  const [before, after] = [was.split(','), is.split(',')];
  const more = after.some((each) => !before.includes(each));
  const fewer = before.some((each) => !after.includes(each));
  return more && fewer ? 'other' : more ? 'wider' : fewer ? 'narrower' : 'same';
};

/** Some take privileges away, others keep them. */
const securebit: Judge = (was, is, subject) =>
  / (noroot|no-cap-ambient-raise)(-locked)?$/.test(subject) ? byScale(['yes', 'no'], was, is) : 'other';

const breadthOf: Judge = (was, is, subject) => (was === is ? 'same' : breadth(subject, was, is));

/** How facts are judged, by what their subjects begin with; the first that fits counts. */
const judges: readonly (readonly [beginning: string, judge: Judge])[] = [
  ...[
    ...['can ', 'family ', 'socket ', 'loopback ', 'bind ', 'send '],
    ...['tunable ', 'secret ', 'cgroup '],
  ].map((beginning) => [beginning, answer] as const),
  ['device ', device],
  ['path ', scale('absent', ...levels)],
  ['limit ', limit],
  ['allowance ', allowance],
  ['umask', umask],
  ['uid map', map],
  ['gid map', map],
  ['uid', ids],
  ['gid', ids],
  ['securebit ', securebit],
  ['without call ', scale('yes', 'no')],
  ['process nice', reversed],
  ['process oomScoreAdjust', reversed],
  ['process schedulingPriority', number],
  ['process cpus', set],
  ['process keyring', scale('_ses', '_uid_ses.0')],
  ['proc hidepid', scale('ptraceable', 'invisible', 'noaccess', 'off', 'no')],
  ['proc subset', scale('pid', 'no')],
];

/** Whether a fact lets a service do more than it did, or less. */
export const factDirection = (subject: string, was: string, is: string): Direction =>
  was === is
    ? 'same'
    : (judges.find(([beginning]) => subject.startsWith(beginning))?.[1] ?? breadthOf)(was, is, subject);

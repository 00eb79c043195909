import type {SystemdKnowledge} from '../../systemd/systemd-knowledge.ts';
import {whyUnknown} from '../../systemd/why-unknown.ts';
import type {ExecLine} from '../exec/exec-line.ts';
import type {UserManager} from '../machine/user-manager.ts';
import {daemonDirectives} from '../table/daemon-directives.ts';
import type {DirectiveEntry, Shown} from '../table/entry/directive-entry.ts';
import {entryOf} from '../table/entry-of.ts';
import {seenDirectives} from '../table/seen-directives.ts';
import {unseenDirectives} from '../table/unseen-directives.ts';
import {userManagerVerdicts} from '../table/user-manager-verdicts.ts';
import {whyGap} from '../table/why-gap.ts';
import type {Declared} from '../unit/declared.ts';
import {checksOf} from './checks-of.ts';
import type {MachineNames} from '../values/machine-names.ts';
import type {Observation} from './observation.ts';
import {readValue} from '../values/read-value.ts';
import type {Verdict} from './verdict.ts';
import {whyLacking} from './why-lacking.ts';
import {whyNotApplied} from './why-not-applied.ts';

export type JudgeOptions = {
  readonly declared: ReadonlyMap<string, Declared>;
  /** Undefined when the probe told nothing, and then why. */
  readonly observation: Observation | undefined;
  readonly whyUnseen?: string;
  readonly names: MachineNames;
  /** The user's manager that runs the service. Default: the system's. */
  readonly userManager?: UserManager | undefined;
  /** Of the systemd on the machine, or of one that is as old. */
  readonly knowledge: SystemdKnowledge;
  /** Lines of PID 1's about the unit, as in `Unknown key 'Foo' in section [Service], ignoring.` */
  readonly complaints: readonly string[];
  /** The command in whose place the probe ran. Default: one of ExecStart=, without prefix. */
  readonly exec?: Pick<ExecLine, 'kind' | 'prefix'>;
};

/** What becomes of each directive that a unit declares and that bears on the sandbox. A value that asks for nothing is left out. */
export const judge = (options: JudgeOptions): Verdict[] =>
  [...options.declared.values()]
    .filter(({name}) => !daemonDirectives.has(name))
    .flatMap((declared) => judgeOne(declared, options) ?? []);

const judgeOne = (
  {name, values, at}: Declared,
  {declared, observation, whyUnseen, names, userManager, knowledge, complaints, exec = plain}: JudgeOptions,
): Verdict | undefined => {
  const entry = entryOf(name, userManager);
  const valuesOf = (other: string | undefined): readonly string[] =>
    other === undefined ? [] : (declared.get(other)?.values ?? []);
  const isSet = (other: string): boolean => {
    const values = valuesOf(other);
    const seen = seenDirectives[other];
    const word = readValue(seen?.reads ?? 'switch', values, names)?.word;
    return seen === undefined
      ? word === 'yes'
      : word !== undefined && typeof shownOf(seen, word) === 'object';
  };
  const known = userManager === undefined ? undefined : userManagerVerdicts[name];
  const unseen = unseenDirectives[name];
  const said = complaints.find((line) => speaksOf(line, name));
  const verdict = (
    state: Verdict['state'],
    why: string | undefined,
    checks: Verdict['checks'] = [],
  ): Verdict => ({
    directive: name,
    value: values.join(' '),
    subject: entry?.subject ?? unseen?.subject ?? 'identity',
    state,
    checks,
    ...(why === undefined ? {} : {why}),
    ...(said === undefined ? {} : {said}),
    at: `${at.file}:${at.line}`,
  });
  const whyNotKnown = whyUnknown(name, knowledge);
  if (whyNotKnown !== undefined) {
    return name.startsWith('X-') ? undefined : verdict('not in force', whyNotKnown);
  }
  if (entry === undefined) {
    // What PID 1 says that it ignores is not in force, whoever can see it.
    return said !== undefined || known !== undefined
      ? verdict('not in force', known?.why)
      : verdict('unseen', unseen?.unseen ?? 'it is not in the table of this version');
  }
  const itself = readValue(entry.reads, values, names, valuesOf(entry.exceptions));
  const items = entry.itemsOf === undefined ? undefined : entryOf(entry.itemsOf, userManager);
  const read =
    itself === undefined || items === undefined
      ? itself
      : {...itself, items: readValue(items.reads, valuesOf(entry.itemsOf), names)?.items ?? []};
  const shown = read === undefined ? 'not known' : shownOf(entry, read.word);
  if (read === undefined || shown === 'not known' || values.some(hasSpecifier)) {
    return said === undefined
      ? verdict('unseen', 'what its value stands for is not known here')
      : verdict('not in force', undefined);
  }
  if (shown === 'nothing') {
    return said === undefined ? undefined : verdict('not in force', undefined);
  }
  if (known !== undefined) {
    return verdict(known.state, known.why);
  }
  if (observation === undefined) {
    return verdict('unseen', whyUnseen);
  }
  const other = entry.unlessSet === undefined ? undefined : declared.get(entry.unlessSet);
  if (other !== undefined && readValue('switch', other.values, names)?.word !== 'no') {
    return verdict('unseen', `with ${other.name}= the probe cannot tell`);
  }
  // They may be named by links, as /var/run.
  const opened = pathsOf(openers, declared, names).flatMap((path) => [
    path,
    observation.exposure.resolve(path),
  ]);
  const hidden = pathsOf(closers, declared, names);
  const unset =
    name === 'UnsetEnvironment' ? [] : (readValue('unset', valuesOf('UnsetEnvironment'), names)?.items ?? []);
  const closedAgain =
    name === 'ReadWritePaths' || name === 'ReadWriteDirectories' ? pathsOf(readOnly, declared, names) : [];
  const all = checksOf(shown, observation, {read, values, syscallGroups: knowledge.syscallGroups});
  // What another directive opens again, or hides, on purpose says nothing of this one.
  const checks = all.filter(
    ({fact, state}) =>
      state !== 'broken' ||
      ((openers.has(name) || !isBelow(fact, opened)) &&
        (closers.has(name) || !isBelow(fact, hidden)) &&
        !unset.some((variable) => fact === `environment ${variable}`) &&
        !closedAgain.some((path) => fact === `mount ${path}`)),
  );
  const broken = checks.filter(({state}) => state === 'broken');
  if (broken.length > 0) {
    const whyNot = whyNotApplied(name, exec, declared, names);
    if (whyNot !== undefined && said === undefined) {
      return verdict('not applied', whyNot, broken);
    }
    if (isBelowOwnGroup(name, declared, exec, names) && broken.every(({fact}) => isOfGroup.test(fact))) {
      return verdict('unseen', 'with Delegate= it runs in a control group below that of the service', broken);
    }
    return verdict(
      'not in force',
      whyGap(name, knowledge.systemd, read.word, isSet) ??
        (userManager === undefined ? undefined : whyLacking(broken, observation)),
      broken,
    );
  }
  if (said !== undefined) {
    return verdict('not in force', undefined);
  }
  const unknown = checks.filter(({state}) => state === 'unseen');
  if (read.untried !== undefined) {
    return verdict('unseen', read.untried, unknown);
  }
  if (unknown.length > 0 || checks.length === 0) {
    return verdict(
      'unseen',
      unknown.length > 0
        ? `the probe could not see ${unknown
            .map(({fact}) => fact)
            .slice(0, 3)
            .join(', ')}`
        : all.length > 0
          ? 'another directive opens what it closes, or hides what it opens'
          : 'what it names is not there',
      unknown,
    );
  }
  return verdict('in force', undefined, checks);
};

/** What must be seen of a value as it was read: nothing of one that asks for nothing, and of a word that is none of its own nobody knows. */
const shownOf = ({shows}: DirectiveEntry, word: string): Shown | 'nothing' | 'not known' => {
  const shown = Object.hasOwn(shows, word) ? shows[word] : shows['*'];
  if (shown === undefined) {
    return word === 'no' ? 'nothing' : 'not known';
  }
  return Object.keys(shown).length === 0 ? 'nothing' : shown;
};

const plain = {kind: 'ExecStart', prefix: ''} as const;

/** What is told of the control group that a process is in. */
const isOfGroup = /^(allowance |process subgroup$)/;

/**
 * Of a service that has a part of the tree to itself, what is started after it runs beside it, where no limit stands; with DelegateSubgroup=
 * the service itself does.
 */
const isBelowOwnGroup = (
  name: string,
  declared: JudgeOptions['declared'],
  {kind}: Pick<ExecLine, 'kind'>,
  names: MachineNames,
): boolean => {
  const delegate = declared.get('Delegate')?.values;
  return (
    delegate !== undefined &&
    readValue('switch', delegate, names)?.word !== 'no' &&
    (ownGroupKinds.has(kind) || (name !== 'DelegateSubgroup' && declared.has('DelegateSubgroup')))
  );
};

const ownGroupKinds: ReadonlySet<ExecLine['kind']> = new Set([
  'ExecStartPost',
  'ExecReload',
  'ExecReloadPost',
  'ExecStop',
  'ExecStopPost',
]);

/** Directives that open paths which others close. */
const openers: ReadonlySet<string> = new Set([
  'ReadWritePaths',
  'ReadWriteDirectories',
  'BindPaths',
  'BindReadOnlyPaths',
  'TemporaryFileSystem',
  'ExecPaths',
]);

/** Directives that hide paths which others open: the confinement module of nixpkgs hides its RuntimeDirectory= so. */
const closers: ReadonlySet<string> = new Set(['InaccessiblePaths', 'InaccessibleDirectories']);

/** What one binds to a path lies over what another makes of just that path, and of two that name it the one that takes more counts. */
const readOnly: ReadonlySet<string> = new Set(['BindReadOnlyPaths', 'ReadOnlyPaths', 'ReadOnlyDirectories']);

const pathsOf = (
  directives: ReadonlySet<string>,
  declared: JudgeOptions['declared'],
  names: MachineNames,
): string[] =>
  [...directives].flatMap((name) => {
    const entry = seenDirectives[name];
    const values = declared.get(name)?.values;
    return entry === undefined || values === undefined
      ? []
      : (readValue(entry.reads, values, names)?.items ?? []);
  });

const isBelow = (fact: string, paths: readonly string[]): boolean => {
  const path = /^(?:mount|path|mode) (\/.*)$/.exec(fact)?.[1];
  return (
    path !== undefined && paths.some((each) => path === each || each === '/' || path.startsWith(`${each}/`))
  );
};

/** One that stands for something of the machine's or the user's. */
const hasSpecifier = (value: string): boolean => /%[A-Za-z]/.test(value.replaceAll('%%', ''));

/** Whether a line is about a directive: by its name, which stands there in one of several ways. */
const speaksOf = (line: string, name: string): boolean =>
  new RegExp(`\\b${name}\\b`).test(line) && !isNoComplaint.test(line);

/** What PID 1 says of a folder that was another's, and is the service's now. */
const isNoComplaint = /^Found pre-existing .* migrating to /;

import test from 'ava';
import {Exposure} from '../../probe/exposure.ts';
import type {ExposureDocument} from '../../probe/exposure-document.ts';
import {sampleDocument} from '../../probe/testing/sample-document.ts';
import {knownSystemds} from '../../systemd/known-systemds.ts';
import type {Inspection, ServiceInspection} from '../service/inspection.ts';
import {judge} from '../judge/judge.ts';
import {observe} from '../judge/observation.ts';
import {declaredIn} from '../unit/declared.ts';
import {parseLocated} from '../unit/parse-located.ts';
import {formatMarkdown} from './format-markdown.ts';
import {formatReport} from './format-report.ts';
import {formatTable} from './format-table.ts';
import {toJson} from './to-json.ts';

const [knowledge] = knownSystemds.slice(-1);
const noKnowledge = {
  systemd: 0,
  directives: {Unit: [], Service: []},
  exitStatuses: {},
  syscallGroups: {},
};
const document = sampleDocument();
const outside = new Exposure({
  ...document,
  namespaces: {cgroup: 1, ipc: 2, mnt: 3, net: 4, pid: 5, time: null, user: 7, uts: 8},
});
const observation = observe(new Exposure(document), outside);
const text =
  '[Service]\nNoNewPrivileges=yes\nPrivateNetwork=yes\nReadOnlyPath=/etc\nSystemCallLog=@mount\nUMask=077';
const declaring = (text: string) =>
  declaredIn(parseLocated({name: 'a.service', files: [{path: './a.service', text}]}));
const declared = declaring(text);
const judged = (seen: typeof observation | undefined, what = declared) =>
  judge({
    declared: what,
    observation: seen,
    whyUnseen: 'it was killed',
    names: {users: new Map(), groups: new Map()},
    knowledge: knowledge ?? noKnowledge,
    complaints: ["Unknown key 'ReadOnlyPath' in section [Service], ignoring."],
  });
const service: ServiceInspection = {
  name: 'a.service',
  files: ['./a.service'],
  standIns: [],
  relaxed: [],
  exec: {kind: 'ExecStart', prefix: '', command: '/bin/a', at: './a.service:2', count: 1},
  verdicts: judged(observation),
  observation,
  whyUnseen: undefined,
  lent: undefined,
  score: '4.2',
  suggestions: [
    {
      directive: 'PrivateTmp',
      value: 'yes',
      closes: [{subject: 'mount /tmp', expected: 'x', actual: 'y', breadth: 'other'}],
    },
  ],
  changed: new Map(),
  said: [],
  ofOthers: [],
};
const inspection: Inspection = {
  machine: 'debian:forky',
  systemdVersion: '262',
  kernel: '7.0',
  names: {users: new Map(), groups: new Map()},
  services: [service, {name: 'b.service', problem: 'its user x does not exist there'}],
};

test('what is declared is judged by what was seen', (t) => {
  t.deepEqual(
    judged(observation).map(({directive, state}) => [directive, state]),
    [
      ['NoNewPrivileges', 'in force'],
      ['PrivateNetwork', 'not in force'],
      ['ReadOnlyPath', 'not in force'],
      ['SystemCallLog', 'unseen'],
      ['UMask', 'not in force'],
    ],
  );
});

test('where nothing was seen nothing is in force', (t) => {
  t.true(judged(undefined).every(({state}) => state !== 'in force'));
  const ended = observe(new Exposure({...document, identity: {ended: 'killed by SIGSYS'}}), outside);
  t.is(judged(ended).find(({directive}) => directive === 'NoNewPrivileges')?.state, 'unseen');
});

test('the report for people is one screen, and names what is not in force, with why', (t) => {
  const report = formatReport(inspection, service);
  t.true(report.split('\n').length < 50);
  t.true(report.split('\n').every((line) => line.length < 160));
  t.regex(report, /NOT IN FORCE {2}PrivateNetwork=yes {3}\(\.\/a\.service:3\)/);
  t.regex(report, /namespace net: host, must be own/);
  t.regex(report, /PID 1: Unknown key 'ReadOnlyPath'/);
  t.regex(report, /nearest name is ReadOnlyPaths=/);
  t.regex(report, /says 4\.2 of 10/);
  t.regex(report, /gain privileges by setuid programs \(NoNewPrivileges=\)/);
});

test('what systemd covers cannot be read, also by a root who may enter all', (t) => {
  const {walk, mounts} = document;
  if (walk === undefined || !('entries' in walk) || mounts === undefined || 'ended' in mounts) {
    throw new Error('the sample lacks a section');
  }
  const [mount] = mounts.list;
  const home = {path: '/home', kind: 'directory', level: 'readable'} as const;
  const seen = (list: typeof mounts.list) => {
    const exposure = new Exposure({
      ...document,
      walk: {...walk, entries: [...walk.entries, home]},
      mounts: {...mounts, list: [...mounts.list, ...list]},
    });
    return formatReport(inspection, {...service, observation: observe(exposure, outside)});
  };
  t.regex(seen([]), /can .*read .*\/home/);
  const cover = mount === undefined ? [] : [{...mount, at: '/home', root: '/systemd/inaccessible/dir'}];
  t.regex(seen(cover), /cannot .*read \/home/);
  const bound = cover.map((each) => ({...each, root: '/home'}));
  t.regex(seen([...cover, ...bound]), /can .*read .*\/home/);
});

test('what lies below what systemd covers is hidden, also where nobody may look', (t) => {
  const {mounts} = document;
  if (mounts === undefined || 'ended' in mounts) {
    throw new Error('the sample lacks its mounts');
  }
  const [mount] = mounts.list;
  const home = {path: '/home', kind: 'directory', level: 'none', notEntered: 'EACCES'} as const;
  const stateOf = (root: string) => {
    const exposure = new Exposure({
      ...document,
      walk: {entries: [home]},
      mounts: {...mounts, list: mount === undefined ? [] : [{...mount, at: '/home', root}]},
    });
    return judged(observe(exposure, outside), declaring('[Service]\nInaccessiblePaths=/home/x'))[0]?.state;
  };
  t.is(stateOf('/systemd/inaccessible/dir'), 'in force');
  t.is(stateOf('/home'), 'unseen');
});

test('what was relaxed cannot be taken for the service itself', (t) => {
  const relaxed = [{directive: 'PrivateTmp', value: 'yes', at: './a.service:7'}];
  const all = {...inspection, services: [{...service, relaxed}]};
  const report = formatReport(all, {...service, relaxed});
  t.regex(report, /^a\.service without PrivateTmp= on debian:forky/);
  t.regex(report, /^RELAXED: .*\n {2}PrivateTmp=yes {3}\(\.\/a\.service:7\)$/m);
  t.regex(formatTable(all), /^a\.service without PrivateTmp= {2}4\.2/m);
  t.regex(formatTable(all), /^a\.service without PrivateTmp=: PrivateNetwork=yes is not in force/m);
  t.regex(formatMarkdown(all), /^### a\.service without PrivateTmp=$/m);
  t.regex(formatMarkdown(all), /\*\*Relaxed\*\*: .*`PrivateTmp=yes`/);
  t.like(toJson(all), {services: [{name: 'a.service', relaxed}]});
  t.like(toJson(inspection), {services: [{name: 'a.service', relaxed: []}]});
  t.notRegex(formatReport(inspection, service), /RELAXED/);
});

test('what its twin was lent is told in each form, and not taken for the service’s own', (t) => {
  const lent = {syscalls: ['pipe2', 'clone'], why: 'the filter ended the probe (SIGSYS, pipe2 of @ipc)'};
  const all = {...inspection, services: [{...service, lent}]};
  t.regex(
    formatReport(all, {...service, lent}),
    /^LENT: its twin was allowed system calls that the service is not: pipe2, clone\n {2}without them the filter ended .*@ipc\)$/m,
  );
  t.regex(formatTable(all), /^a\.service: its twin was allowed system calls .* not: pipe2 clone$/m);
  t.regex(
    formatMarkdown(all),
    /^\*\*Lent\*\*: .* not: `pipe2`, `clone`\. Without them the filter ended .*@ipc\)\.$/m,
  );
  t.like(toJson(all), {services: [{lent}]});
  t.like(toJson(inspection), {services: [{lent: null}]});
  t.notRegex(`${formatReport(inspection, service)}${formatTable(inspection)}`, /LENT|twin was/);
});

test('a filter is in force by the call for which it ended another probe, and not where that one may be made', (t) => {
  const filter = declaring('[Service]\nSystemCallFilter=~pipe2');
  const stateOf = (...refused: string[]) =>
    judged(observe(new Exposure(document), outside, refused), filter)[0]?.state;
  t.is(stateOf(), 'unseen');
  t.is(stateOf('pipe2'), 'in force');
});

test('of a walk that was ended before it found something it is not said that nothing can be written', (t) => {
  const seen = (walk: ExposureDocument['walk']) =>
    formatReport(inspection, {...service, observation: observe(new Exposure({...document, walk}), outside)});
  t.regex(seen({entries: []}), /cannot write any file/);
  t.notRegex(seen({entries: [], ended: 'killed by SIGSYS'}), /write any file/);
});

test('what is not applied to a command is neither in force nor missing, and the command is told', (t) => {
  const exec = {
    kind: 'ExecStartPre',
    prefix: '+',
    command: '+/bin/a|b',
    at: './a.service:8',
    count: 3,
  } as const;
  const ofLine = {
    ...service,
    exec,
    suggestions: [],
    verdicts: judge({
      declared: declaredIn(
        parseLocated({
          name: 'a.service',
          files: [{path: './a.service', text: '[Service]\nLimitNOFILE=5\nUMask=077\nPrivateTmp=maybe'}],
        }),
      ),
      observation,
      names: {users: new Map(), groups: new Map()},
      knowledge: knowledge ?? noKnowledge,
      complaints: ['Failed to parse PrivateTmp=maybe, ignoring'],
      exec,
    }),
  };
  t.deepEqual(
    ofLine.verdicts.map(({directive, state}) => [directive, state]),
    [
      ['LimitNOFILE', 'not applied'],
      ['UMask', 'not in force'],
      // What PID 1 complains of is in force for no command.
      ['PrivateTmp', 'not in force'],
    ],
  );
  const all = {...inspection, services: [ofLine, {name: 'b.service', exec, problem: 'x'}]};
  const report = formatReport(all, ofLine);
  t.regex(report, /^a\.service ExecStartPre= on debian:forky/);
  t.regex(
    report,
    /^in place of ExecStartPre=\+\/bin\/a\|b {3}\(\.\/a\.service:8\), which of 3 may do most$/m,
  );
  t.regex(report, /^declared: 0 in force, 2 not in force, 0 not to be seen, 1 not applied$/m);
  t.regex(report, /^ {2}not applied, as the command has \+, .*: LimitNOFILE=$/m);
  t.regex(report, /^nothing more to close by a directive: what has \+ runs outside of them$/m);
  t.regex(formatTable(all), /^a\.service ExecStartPre=: not applied to this command: LimitNOFILE=$/m);
  t.regex(formatTable(all), /^b\.service ExecStartPre= .*x$/m);
  t.regex(
    formatMarkdown(all),
    /place of `ExecStartPre=\+\/bin\/a\|b` \(.*\)\.\n[^]*^- `LimitNOFILE=`: the command has \+/m,
  );
  t.like(toJson(all), {services: [{name: 'a.service', exec}]});
  t.notRegex(formatReport(inspection, service), /in place of|not applied/);
});

test('several are a table, and Markdown and JSON have the same', (t) => {
  const table = formatTable(inspection);
  t.regex(table, /^a\.service {2}4\.2 {4}1 {9}3 {4}1 {7}1$/m);
  t.regex(table, /^b\.service .*its user x does not exist there$/m);
  t.regex(formatMarkdown(inspection), /\| `PrivateNetwork=yes` \| namespace net: host \| {2}\|/);
  const json = JSON.parse(JSON.stringify(toJson(inspection))) as {
    version: number;
    services: {name: string}[];
  };
  t.is(json.version, 1);
  t.deepEqual(
    json.services.map(({name}) => name),
    ['a.service', 'b.service'],
  );
});

test('where a service of a module came from is told, and what it had to do without', (t) => {
  const ofModule = {...service, origin: './a.nix#a with module 2025', standIns: ['nginx']};
  const all = {...inspection, services: [ofModule]};
  t.regex(formatReport(all, ofModule), /^from \.\/a\.nix#a with module 2025: .*\n.*not to be had: nginx$/m);
  t.regex(formatMarkdown(all), /`\.\/a\.nix#a with module 2025`[^]*not to be had: nginx\./);
  t.like(toJson(all), {services: [{origin: './a.nix#a with module 2025', standIns: ['nginx']}]});
  t.notRegex(formatReport(inspection, service), /not to be had/);
});

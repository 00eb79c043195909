import type {ExecLine} from '../exec/exec-line.ts';
import {execLineOf} from '../exec/exec-line-of.ts';
import {daemonDirectives} from '../table/daemon-directives.ts';
import {seenDirectives} from '../table/seen-directives.ts';
import {readValue} from '../values/read-value.ts';
import type {MachineSurvey} from '../machine/machine-survey.ts';
import type {UserManager} from '../machine/user-manager.ts';
import {declaredIn} from '../unit/declared.ts';
import type {LocatedSetting} from '../unit/located-setting.ts';
import {directoriesOf} from '../machine/directories-of.ts';
import {isLookable} from '../values/is-lookable.ts';
import type {EarlierTwin} from './earlier-twin.ts';
import type {TwinProgram} from './twin-program.ts';
import type {Twin} from './twin.ts';
import {varRequirements} from './var-requirements.ts';

export type TwinOptions = {
  /** Name of the unit that it is a twin of. */
  readonly name: string;
  /** What the unit says, without specifiers that stand for its name (`expandSpecifiers`). */
  readonly settings: readonly LocatedSetting[];
  /** The command in whose place the probe runs. Default: that of ExecStart=. */
  readonly exec?: Pick<ExecLine, 'kind' | 'prefix'>;
  /** Lines that come last, as in `PrivateTmp=yes`. */
  readonly further?: readonly string[];
  /** Paths that the probe is to look for, too. */
  readonly look?: readonly string[];
  /** Folder of what runs in it, on the machine. */
  readonly folder: string;
  readonly program: TwinProgram;
  /** Other twins that may run at the same time, unless this one says that it is after them. Default: none. */
  readonly earlier?: readonly EarlierTwin[];
  readonly survey: MachineSurvey;
};

/** What reports look at wherever they look: sockets of those who act for others. */
const alwaysLooked = [
  '/run/systemd/private',
  '/run/systemd/notify',
  '/run/systemd/journal/socket',
  '/run/dbus/system_bus_socket',
  '/run/docker.sock',
  '/etc/ssh',
];

/** What reports look at beside of a user's services. */
const ofUsers = ({specifiers: {h: home = '', t: runtime = ''}}: UserManager): string[] => [
  home,
  runtime,
  ...['bus', 'systemd/private', 'systemd/notify'].map((socket) => `${runtime}/${socket}`),
];

/** What systemd makes in a root directory that lacks it, links among it. */
const madeInRoot = [
  ...['bin', 'dev', 'etc', 'home', 'lib', 'lib64', 'proc', 'root', 'run', 'sbin', 'sys', 'tmp', 'usr'],
  ...['var', 'var/tmp', 'run/host', 'run/systemd', 'run/systemd/incoming', 'run/user'],
];

/** Directives that the twin does not have, as they would change something for others. */
const removed: ReadonlyMap<string, string> = new Map([
  ['RemoveIPC', 'it would remove what the service’s user has, when the twin ends'],
]);

/**
 * The twin of a service: all that bears on what its process may see and do, and another program in place of the daemon. What would
 * touch the service itself, or start something else, is left out.
 */
export const makeTwin = (options: TwinOptions): Twin => {
  const {name, settings, folder, program, survey, further = [], earlier = []} = options;
  const {kind, prefix} = options.exec ?? execLineOf(settings, 'ExecStart') ?? defaultExec;
  const runsOn = runsOnOf[kind] ?? 'start';
  const declared = declaredIn(settings);
  const has = (directive: string): boolean => declared.has(directive);
  const values = (directive: string): readonly string[] => declared.get(directive)?.values ?? [];
  const list = (directive: string): readonly string[] => {
    const reads = seenDirectives[directive]?.reads;
    return reads === undefined ? [] : (readValue(reads, values(directive), survey)?.items ?? []);
  };
  const changed = new Map<string, string>();
  const added: string[] = [];
  const mayMake: string[] = [];
  const directories: string[] = [];
  const {userManager} = survey;
  const directoryBases = directoriesOf(userManager);
  // A user's manager makes no user of it, and does not start the unit.
  const isDynamic =
    userManager === undefined && readValue('switch', values('DynamicUser'), survey)?.word === 'yes';
  // Kept beyond its end, that of a dynamic user would be another, below /run/private: so it goes as the service's would.
  const preserve = readValue('switch', values('RuntimeDirectoryPreserve'), survey)?.word ?? 'no';
  const isRuntimeKept = !isDynamic || !has('RuntimeDirectory') || preserve !== 'no';
  const root = values('RootDirectory').at(-1) ?? '';
  const isRooted = root !== '' && root !== '/';
  const inRoot = (path: string): string => (isRooted ? `${root}${path}` : path);

  for (const [directive, base] of Object.entries(directoryBases)) {
    const why = has(directive)
      ? whyLeftAlone(directive, base, list(directive), values, isDynamic, survey)
      : undefined;
    if (why === undefined) {
      directories.push(...list(directive).map((item) => `${base}/${item}`));
      mayMake.push(...list(directive).flatMap((item) => [`${base}/${item}`, `${base}/private/${item}`]));
      continue;
    }
    changed.set(directive, why);
    if (has(`${directive}Mode`)) {
      changed.set(`${directive}Mode`, why);
    }
    const paths = list(directive).map((item) => `${base}/${item}`);
    added.push(
      `Environment=${directive.replace('Directory', '_DIRECTORY').toUpperCase()}=${paths.join(':')}`,
      // A mount makes a namespace: only where there is one all the same.
      ...(has('RootDirectory') || has('RootImage')
        ? paths.map((path) => `BindPaths=-${path}`)
        : values('ProtectSystem').at(-1) === 'strict' || isDynamic || has('ReadOnlyPaths')
          ? paths.map((path) => `ReadWritePaths=-${path}`)
          : []),
    );
  }
  const covering = ['TemporaryFileSystem', 'InaccessiblePaths', 'BindPaths', 'BindReadOnlyPaths'].flatMap(
    list,
  );
  if (has('RootDirectory') || has('RootImage') || covering.some((path) => isAt(folder, path))) {
    added.push(`BindReadOnlyPaths=${folder}`);
    mayMake.push(inRoot(folder));
  }
  if (has('NoExecPaths') || further.some((line) => line.startsWith('NoExecPaths='))) {
    added.push(`ExecPaths=${folder}`);
  }
  // What is loaded where its file is not there: a service needs its secrets, its twin does not.
  const ids = ['LoadCredential', 'LoadCredentialEncrypted']
    .flatMap(values)
    .map((value) => value.split(':')[0] ?? '');
  added.push(...[...new Set(ids)].filter((id) => id !== '').map((id) => `SetCredential=${id}:stand-in`));
  const targets = ['TemporaryFileSystem', 'BindPaths', 'BindReadOnlyPaths'].flatMap(list);
  mayMake.push(...targets.map(inRoot));
  if (isRooted) {
    // Of an empty root systemd makes one that programs can live in, and mount points for the rest.
    mayMake.push(...mayMake.filter((path) => !path.startsWith(inRoot('/'))).map(inRoot));
    mayMake.push(...madeInRoot.map((path) => inRoot(`/${path}`)));
  }
  const dynamicName = dynamicUserOf(name);
  if (isDynamic && !has('User') && dynamicName !== undefined) {
    // By the name the machine finds the number that the service has, and what lies in its folders.
    added.push(`User=${dynamicName}`);
  }
  const looked = [
    ...alwaysLooked,
    ...(userManager === undefined ? [] : ofUsers(userManager)),
    ...(options.look ?? []),
    ...Object.keys(seenDirectives)
      .filter((directive) => ['paths', 'binds'].includes(seenDirectives[directive]?.reads ?? ''))
      .flatMap(list),
    ...Object.entries(directoryBases).flatMap(([directive, base]) =>
      list(directive).flatMap((item) => [
        `${base}/${item}`,
        ...(isDynamic ? [`${base}/private/${item}`] : []),
      ]),
    ),
  ].filter(isLookable);
  // What takes sockets and addresses away is seen where they are asked for, as none is for nothing.
  const asked = Object.entries(seenDirectives).flatMap(([directive, {reads, exceptions}]) =>
    exceptions === undefined || !has(directive)
      ? []
      : (readValue(reads, values(directive), survey, values(exceptions))?.items ?? []).filter((fact) =>
          /^(bind|send) /.test(fact),
        ),
  );
  const kept = settings.filter(({section, name: directive}) =>
    section === 'Unit'
      ? directive === 'JoinsNamespaceOf'
      : section === 'Service' &&
        !daemonDirectives.has(directive) &&
        !removed.has(directive) &&
        !changed.has(directive),
  );
  for (const [directive, why] of removed) {
    if (has(directive)) {
      changed.set(directive, why);
    }
  }
  const lines = (section: string): string[] =>
    kept.filter((setting) => setting.section === section).map((each) => `${each.name}=${each.value}`);
  return {
    of: name,
    changed,
    mayMake,
    directories,
    runsOn,
    text: [
      '[Unit]',
      `Description=Twin of ${name.replaceAll('%', '%%')}, to be looked at from inside`,
      'DefaultDependencies=no',
      ...earlier
        .filter(({twin}) => !isRuntimeKept || (twin.of !== name && share(twin.directories, directories)))
        .map(({unit}) => `After=${unit}`),
      ...(values('PrivateTmp').at(-1) === 'disconnected' ? varRequirements(settings, survey) : []),
      ...lines('Unit'),
      '[Service]',
      ...lines('Service'),
      ...added,
      ...further,
      'Type=oneshot',
      ...(runsOn === 'start' ? [] : ['RemainAfterExit=yes', 'TimeoutStopSec=60']),
      ...(isRuntimeKept ? ['RuntimeDirectoryPreserve=yes'] : []),
      ...program.lines,
      // It has to be there, and to end well, for the others to be run: in a root of its own there may be no shell.
      ...(kind === 'ExecStart' ? [] : ['ExecStart=-+/bin/sh -c :']),
      // Without one, nothing is reloaded.
      ...(kind === 'ExecReloadPost' ? ['ExecReload=-+/bin/sh -c :'] : []),
      `${kind}=${prefix}${program.command([...new Set(looked)].slice(0, 200), asked)}`,
      '',
    ].join('\n'),
  };
};

const isAt = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder === '/' ? '/' : `${folder}/`);

/** Whether a directory is in both lists, or lies in one of the other. */
const share = (some: readonly string[], others: readonly string[]): boolean =>
  some.some((one) => others.some((other) => isAt(one, other) || isAt(other, one)));

/** Where a unit has none. */
const defaultExec = {kind: 'ExecStart', prefix: ''} as const;

/** Those that are not run when a unit is started. */
const runsOnOf: Readonly<Partial<Record<ExecLine['kind'], Twin['runsOn']>>> = {
  ExecReload: 'reload',
  ExecReloadPost: 'reload',
  ExecStop: 'stop',
  ExecStopPost: 'stop',
};

/** The user that systemd makes for a service that has DynamicUser= and no User=; undefined where it makes up another name. */
const dynamicUserOf = (unit: string): string | undefined => {
  const prefix = unit.replace(/(@.*)?\.service$/, '');
  return /^[a-z_][a-z0-9_-]{0,30}$/i.test(prefix) ? prefix : undefined;
};

/**
 * Why folders that are there already are not to be given to the twin as the unit says: systemd would make them another user's, give
 * them another mode, or move them. Undefined when it would leave them as they are.
 */
const whyLeftAlone = (
  directive: string,
  base: string,
  items: readonly string[],
  values: (directive: string) => readonly string[],
  isDynamic: boolean,
  {entries, users, groups, userGroups}: MachineSurvey,
): string | undefined => {
  const user = values('User').at(-1);
  const group = values('Group').at(-1);
  const uid = user === undefined ? 0 : (users.get(user) ?? Number(user));
  const gid =
    group === undefined
      ? user === undefined
        ? 0
        : userGroups.get(user)
      : (groups.get(group) ?? Number(group));
  const mode = (values(`${directive}Mode`).at(-1) ?? '0755').replace(/^0+(?=.)/, '');
  for (const item of items) {
    const found = entries.get(`${base}/${item.split('/')[0] ?? item}`);
    if (found === undefined) {
      continue;
    }
    if (item.includes('/')) {
      return `${base}/${item} lies in a folder that is there already, and is left as it is`;
    }
    if (isDynamic ? found.isLink : found.uid === uid && found.gid === gid && found.mode === mode) {
      continue;
    }
    // That of the configuration is never given to anybody.
    if (directive !== 'ConfigurationDirectory') {
      return `${base}/${item} is there with another owner or mode, and is left as it is`;
    }
  }
  return undefined;
};

import {z} from 'zod';
import {callNames} from './call-names.ts';
import {levels} from './level.ts';
import {sections} from './sections.ts';

/** What came of asking: `allowed`, an error as in `EPERM`, `killed` by a filter, or `timeout` when nothing came. */
const answer = z.union([z.literal(['allowed', 'killed', 'timeout']), z.templateLiteral(['E', z.string()])]);
const answers = z.record(z.string(), answer);
const id = z.number().int().nonnegative();
const names = z.array(z.string());

/** Real, effective and saved. */
const ids = z.tuple([id, id, id]);
/** Rows of inside, outside and count; null where it cannot be seen. */
const idMap = z.array(z.tuple([id, id, id])).nullable();
const namespace = id.nullable();
const capabilities = names;
const limit = z.union([z.number(), z.literal('infinity')]);

const shapes = {
  identity: z.object({
    uid: ids,
    gid: ids,
    groups: z.array(id),
    uidMap: idMap,
    gidMap: idMap,
    umask: z.string(),
    noNewPrivs: z.boolean(),
    seccomp: z.literal(['none', 'strict', 'filter']),
    seccompFilters: id.nullable(),
    securebits: names,
  }),
  /** Numbers as in `readlink /proc/self/ns/*`; null where they cannot be seen. */
  namespaces: z.object({
    cgroup: namespace,
    ipc: namespace,
    mnt: namespace,
    net: namespace,
    pid: namespace,
    time: namespace,
    user: namespace,
    uts: namespace,
  }),
  capabilities: z.object({
    effective: capabilities,
    permitted: capabilities,
    inheritable: capabilities,
    bounding: capabilities,
    ambient: capabilities,
  }),
  calls: z.record(z.literal(callNames), answer),
  network: z.object({
    families: answers.describe('By a socket that is not made: whether a filter lets the family through.'),
    sockets: answers.describe('By a socket that is made.'),
    loopback: answers,
    binds: answers
      .optional()
      .describe(
        'Sockets on loopback that the probe was asked to bind, as `tcp:80`; absent when it was asked for none.',
      ),
    sends: answers.optional().describe('Addresses of this machine that it was asked to send to.'),
    interfaces: names,
  }),
  files: z
    .object({tunables: answers, secrets: answers, cgroup: answers})
    .describe('By opening for writing (secrets: for reading), and no more.'),
  devices: z.array(
    z.object({
      path: z.string(),
      kind: z.literal(['character', 'block']),
      major: id,
      minor: id,
      level: z.literal(levels),
      read: answer.optional().describe('Only of those where opening does nothing by itself.'),
      write: answer.optional(),
    }),
  ),
  /** How the process was started; null where it cannot be seen. */
  process: z.object({
    cwd: z.string().nullable(),
    hostname: z.string(),
    machine: z.string().describe('As `uname -m` says, which a personality changes.'),
    scheduling: z.string(),
    resetOnFork: z.boolean(),
    schedulingPriority: z.number().int(),
    nice: z.number().int(),
    ioClass: z.string(),
    ioPriority: z.number().int(),
    cpus: z.array(id),
    oomScoreAdjust: z.string().nullable(),
    coredumpFilter: z.string().nullable(),
    timerSlackNs: z.number().describe('Nanoseconds.'),
    keyring: z
      .string()
      .nullable()
      .describe(
        "Name of the session's keyring: `_ses` for one of its own, `_uid_ses.0` for that of the user.",
      ),
    limits: z
      .record(z.string(), z.tuple([limit, limit]))
      .describe('Soft and hard, by the names of the `Limit…=` directives.'),
    environment: names.describe('Names alone.'),
    allowance: z
      .record(z.string(), z.string().nullable())
      .describe('Files of its cgroup, with semicolons between the lines.'),
    group: z
      .object({
        path: z.string().nullable(),
        delegated: z.literal(['no', 'yes']).nullable(),
        oomPreference: z.literal(['none', 'avoid', 'omit']).nullable(),
      })
      .describe('Its cgroup, and what systemd has marked it with.'),
    memory: z
      .object({
        numaPolicy: z.string().nullable(),
        numaNodes: z.array(id).nullable(),
        merges: z.literal(['no', 'yes']).nullable(),
        hugePages: z.string().nullable(),
      })
      .describe('How the kernel deals with its memory; null also where the kernel does not know of it.'),
  }),
  mounts: z.object({
    by: z
      .literal(['mountinfo', 'statmount'])
      .nullable()
      .describe('Who told; null when neither can be asked: no /proc, and a kernel before 6.8.'),
    list: z.array(
      z.object({
        at: z.string(),
        root: z.string().describe('The path in its file system that is seen there.'),
        device: z.string(),
        type: z.string(),
        source: z.string().nullable(),
        flags: names,
        super: names,
        propagation: names,
      }),
    ),
  }),
  walk: z.object({
    entries: z.array(
      z.object({
        path: z.string(),
        kind: z.literal([
          'directory',
          'file',
          'symlink',
          'character-device',
          'block-device',
          'fifo',
          'socket',
          'unseen',
        ]),
        level: z.literal(levels),
        mode: z.string().optional(),
        uid: id.optional(),
        gid: id.optional(),
        target: z
          .string()
          .optional()
          .describe(
            'Of a symbolic link that is on the way to a path that was looked for: where it leads in the end.',
          ),
        fileSystem: z.string().optional().describe('Where another file system begins.'),
        notEntered: z
          .string()
          .optional()
          .describe('Why what is below it was not told, as in `store`, `kernel`, `EACCES`, `count`.'),
      }),
    ),
    ended: z.string().optional().describe('The walk did not come to its end, and why.'),
  }),
} as const;

/** A section that did not end by itself: `timeout`, or as in `killed by SIGSYS`. */
const ended = z.strictObject({ended: z.string()});

const section = <Name extends keyof typeof shapes>(name: Name) => z.union([ended, shapes[name]]).optional();

/** What the probe writes. A section that was not asked for is not there. */
export const exposureDocument = z.strictObject({
  version: z.literal(1),
  identity: section('identity'),
  namespaces: section('namespaces'),
  capabilities: section('capabilities'),
  calls: section('calls'),
  network: section('network'),
  files: section('files'),
  devices: section('devices'),
  process: section('process'),
  mounts: section('mounts'),
  walk: section('walk'),
} satisfies Record<(typeof sections)[number] | 'version', z.ZodType>);

export type ExposureDocument = z.infer<typeof exposureDocument>;
export type Answer = z.infer<typeof answer>;
/** One section, when it came to its end. */
export type SectionOf<Name extends keyof typeof shapes> = z.infer<(typeof shapes)[Name]>;

import {accelerationChoices} from '../../harness/qemu/acceleration.ts';
import {debianNames, defaultGuest} from '../../vm/guests/debian/debian-names.ts';
import {guestOptions} from '../../vm/guests/guest-options.ts';
import {guestForms} from '../../vm/guests/parse-guest.ts';
import {moduleNames} from '../../vm/modules/confinement-module.ts';
import {defaultGeneration} from '../../vm/modules/default-generation.ts';
import {transports} from '../../vm/shell/transports.ts';
import type {OptionRow} from './option-row.ts';
import {positiveNumber} from './positive-number.ts';
import {wholeNumber} from './whole-number.ts';

const guests: OptionRow = {
  name: 'guest',
  flags: '-g, --guest <guest>',
  description: `what is booted, repeatable: ${guestForms}`,
  default: [defaultGuest],
  repeatable: true,
  decidesProof: true,
  configured: (config) => config.guests,
};
const guest: OptionRow = {
  name: 'guest',
  flags: '-g, --guest <guest>',
  description: `what is booted: ${guestForms}`,
  default: defaultGuest,
  decidesProof: true,
  configured: (config) => config.guests?.[0],
};
const programs: OptionRow = {
  name: 'guest',
  flags: '-g, --guest <guest>',
  description: `whose programs the units are made of: ${debianNames.join(', ')}`,
  default: defaultGuest,
  configured: (config) => config.guests?.find((name) => debianNames.includes(name)),
};
const modules: OptionRow = {
  name: 'module',
  flags: '-m, --module <module>',
  description: `confinement module, repeatable: ${moduleNames}`,
  default: [defaultGeneration],
  repeatable: true,
  decidesProof: true,
  configured: (config) => config.modules,
};
const module: OptionRow = {
  name: 'module',
  flags: '-m, --module <module>',
  description: `confinement module: ${moduleNames}`,
  default: defaultGeneration,
  decidesProof: true,
  configured: (config) => config.modules?.[0],
};
const steps: OptionRow = {
  name: 'steps',
  flags: '--steps <folder>',
  description: 'folder of the steps (default: those that come with confinement)',
  decidesProof: true,
  configured: (config) => config.steps,
};
const sets: OptionRow = {
  name: 'set',
  flags: '--set <set>',
  description: 'steps of this set, a folder in that of the steps, repeatable',
  default: [],
  shownDefault: 'all',
  repeatable: true,
  configured: (config) => config.sets,
};
const match: OptionRow = {
  name: 'match',
  flags: '--match <pattern>',
  description: 'steps whose title matches, repeatable; * is anything, ! excludes',
  default: [],
  shownDefault: 'all',
  repeatable: true,
  configured: (config) => config.match,
};
const accel: OptionRow = {
  name: 'accel',
  flags: '--accel <accel>',
  description: 'auto takes KVM when it is proved to work, else TCG',
  choices: accelerationChoices,
  default: 'auto',
  configured: (config) => config.accel,
};
const timeoutFactor: OptionRow = {
  name: 'timeoutFactor',
  flags: '--timeout-factor <factor>',
  description: 'multiplies every time limit (default: 1 with KVM and for an ssh:// machine, 4 with TCG)',
  parse: positiveNumber,
  configured: (config) => config.timeoutFactor,
};
/** They decide what their guests are. */
const guestsOwn: readonly OptionRow[] = guestOptions.map(({name, flags, description}) => ({
  name,
  flags,
  description,
  decidesProof: true,
}));
const forOneGuest: readonly OptionRow[] = [guest, module, steps, ...guestsOwn, accel, timeoutFactor];

const cold: OptionRow = {
  name: 'cold',
  flags: '--cold',
  description: 'boot the guest instead of restoring a snapshot',
  default: false,
};
const isolate: OptionRow = {
  name: 'isolate',
  flags: '--isolate',
  description: 'a freshly restored machine for each step',
  default: false,
};
const transport: OptionRow = {
  name: 'transport',
  flags: '--transport <way>',
  description:
    "how commands get to a step's socket: nc -NU, or straight by sshd (default: nc; socket to an ssh:// machine)",
  choices: Object.keys(transports),
  configured: (config) => config.transport,
};
const jobs: OptionRow = {
  name: 'jobs',
  flags: '--jobs <n>',
  description:
    'steps at once (default: 2 on one machine; with --isolate as many as the host bears, never more)',
  parse: wholeNumber,
  configured: (config) => config.jobs,
};
const exec: OptionRow = {
  name: 'exec',
  flags: '--exec <line>',
  description: 'the line that the probe runs in place of, as ExecStartPre: what that may see and do',
  default: 'ExecStart',
};
const relax: OptionRow = {
  name: 'relax',
  flags: '--relax <directive>',
  description: 'take this directive away in the twin, all of its settings; repeatable',
  default: [],
  shownDefault: 'none',
  repeatable: true,
};
const keep: OptionRow = {
  name: 'keep',
  flags: '--keep',
  description: 'keep the guest up when a step has failed, until Ctrl-C',
  default: false,
};

const tap: OptionRow = {
  name: 'tap',
  flags: '--tap',
  description: 'print the results as TAP, version 14, in place of the summary',
  default: false,
};

/** The options of each command, in the order of its `--help`. */
export const optionTable = {
  test: [
    guests,
    modules,
    steps,
    sets,
    match,
    ...guestsOwn,
    accel,
    cold,
    isolate,
    transport,
    jobs,
    {
      name: 'shard',
      flags: '--shard <index/total>',
      description:
        'prove this part of guest × module × step, as in 1/4 (default: what CI_NODE_INDEX and CI_NODE_TOTAL say, else all)',
    },
    {
      name: 'repeat',
      flags: '--repeat <rounds>',
      description:
        'prove all again and again, on a fresh guest each time: a number of rounds, a time as in 90s, 30m or 8h, or until-failure',
    },
    {
      name: 'lastFailed',
      flags: '--last-failed',
      description:
        'of all that only what failed, or did not come to its end, in the newest run in test-results/',
      default: false,
    },
    {
      name: 'rerunFailed',
      flags: '--rerun-failed <n>',
      description:
        'prove what failed again, up to n times, each time on a fresh machine: what passes then is told as flaky, and fails the run all the same',
      parse: wholeNumber,
    },
    {
      name: 'knownFlakes',
      flags: '--known-flakes <file>',
      description:
        'list of known flakes, a JSON file: one that passes when it is proved again does not fail the run until its entry expires',
      configured: (config) => config.knownFlakes,
    },
    keep,
    timeoutFactor,
    tap,
    {
      name: 'watch',
      flags: '--watch',
      description: 'prove again, after each edit, the steps that it concerns',
    },
  ],
  regressions: [
    guests,
    modules,
    ...guestsOwn,
    accel,
    cold,
    isolate,
    transport,
    jobs,
    keep,
    timeoutFactor,
    {
      name: 'json',
      flags: '--json',
      description: 'print the table as JSON',
      default: false,
    },
    {
      name: 'write',
      flags: '--write',
      description: 'write docs/regressions.md of a checkout, too',
      default: false,
    },
  ],
  inspect: [
    guest,
    {...module, description: `confinement module for services of NixOS modules: ${moduleNames}`},
    ...guestsOwn.filter(({name}) => name === 'identity' || name === 'knownHosts' || name === 'nixpkgs'),
    accel,
    cold,
    timeoutFactor,
    {
      name: 'user',
      flags: '--user',
      description: "the services are those of an ordinary user's manager, on a Debian guest",
      default: false,
    },
    {
      name: 'json',
      flags: '--json',
      description: 'print all as JSON: directives, exposures, what could be closed',
      default: false,
    },
    {
      name: 'markdown',
      flags: '--markdown',
      description: 'print Markdown, for a pull request',
      default: false,
    },
    exec,
    relax,
    {
      name: 'lock',
      flags: '--lock <file>',
      description: 'fail when something is wider than this file says; it is written when it is not there',
    },
    {
      name: 'update',
      flags: '--update',
      description: 'write to the file of --lock what is seen now',
      default: false,
    },
    {
      name: 'against',
      flags: '--against <other>',
      description:
        'fail when it is wider on this guest than on that of --guest, or when this service is wider, or the same with this module',
    },
    {
      name: 'results',
      flags: '--results <folder>',
      description:
        'write report.txt, report.json and report.md there, too, and seen.lock, a lock file of what is seen; made when it is missing',
    },
    {
      name: 'bisect',
      flags: '--bisect',
      description:
        'run the service itself, on a guest of our own, and find the fewest directives that keep it from starting',
      default: false,
    },
  ],
  shell: [
    {
      name: 'unit',
      flags: '--unit <service>',
      description:
        "a shell in this service's sandbox, by a twin: ./NAME.service, ./MODULE.nix#NAME, or NAME.service, which the guest has",
    },
    relax,
    ...forOneGuest,
  ],
  boot: forOneGuest,
  build: [programs, module, steps],
  diff: [programs, steps, sets],
  bisect: [
    {
      name: 'good',
      flags: '--good <revision>',
      description: 'where the steps are proved: a commit, or with --systemd a Debian suite',
      required: true,
    },
    {name: 'bad', flags: '--bad <revision>', description: 'where they are not', required: true},
    {
      name: 'service',
      flags: '--service <service>',
      description:
        'no steps, but where this service is wider than at the good end: ./MODULE.nix#NAME, or with --systemd any that inspect takes',
    },
    {
      name: 'nixpkgs',
      flags: '--nixpkgs <folder>',
      description: 'git checkout of nixpkgs; it is not changed (default: the current folder)',
    },
    // Which of the two counts depends on --systemd: the command knows their defaults.
    {
      name: 'guest',
      flags: '-g, --guest <guest>',
      description: `what is booted: ${debianNames.join(', ')}`,
      shownDefault: defaultGuest,
    },
    {
      name: 'systemd',
      flags: '--systemd',
      description: 'try the guests from old to new, not commits',
      default: false,
    },
    {
      name: 'module',
      flags: '-m, --module <module>',
      description: `with --systemd: confinement module: ${moduleNames}`,
      shownDefault: defaultGeneration,
    },
    steps,
    sets,
    accel,
    timeoutFactor,
  ],
  report: [
    {
      name: 'output',
      flags: '-o, --output <folder>',
      description: 'where results.json, junit.xml and ctrf.json go (default: a new folder in test-results/)',
    },
    tap,
  ],
  newStep: [
    {...steps, description: 'folder to write it to; made when it is missing (default: steps/)'},
    {
      name: 'set',
      flags: '--set <set>',
      description: 'set that it is of: a folder in there; made when it is missing (default: none)',
    },
  ],
} as const satisfies Readonly<Record<string, readonly OptionRow[]>>;

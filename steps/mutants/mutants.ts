import {nix} from '../../vm/units/nix.ts';
import type {StepFacts} from '../kit/step-facts.ts';
import type {Mutant} from './mutant.ts';

const tmpfsRoot: readonly StepFacts['generation'][] = ['2019'];
const readOnlyRoot: readonly StepFacts['generation'][] = ['2024', '2025'];
/**
 * No chroot. The tmpfs goes with it: systemd 257 that is to mount one over the real root hangs, and leaves the guest
 * with a root that is read-only.
 */
const withoutChroot = (): readonly string[] => ['RootDirectory=/', 'TemporaryFileSystem='];
const testUser = {User: 'chroot-testuser', Group: 'chroot-testgroup'};

/** The binds without those that `drop` picks. */
const bindsWithout = (binds: readonly string[], drop: (bind: string) => boolean): string[] => [
  'BindReadOnlyPaths=',
  ...binds.filter((bind) => !drop(bind)).map((bind) => `BindReadOnlyPaths=${bind}`),
];

/** Breakages of every step's unit. `npm run mutants` shows on a machine which check catches which. */
export const mutants: readonly Mutant[] = [
  // 1 chroot-only confinement
  {step: 1, name: 'mode is full-apivfs', service: () => ({confinement: {mode: 'full-apivfs'}})},
  {step: 1, name: 'RootDirectory= is /', dropIn: withoutChroot},
  {step: 1, name: 'runs as a user', service: (unit) => ({...unit, serviceConfig: testUser})},
  {
    step: 1,
    name: 'PrivateUsers= on',
    service: (unit) => ({...unit, serviceConfig: {PrivateUsers: true}}),
    generations: tmpfsRoot,
  },
  {step: 1, name: 'ReadOnlyPaths= dropped', dropIn: () => ['ReadOnlyPaths='], generations: readOnlyRoot},
  {
    step: 1,
    name: 'the whole /nix/store is bound',
    dropIn: () => ['BindReadOnlyPaths=/nix/store'],
    survives:
      'the step looks at the root only; step 10 is the one that looks for what should not be in the store',
  },

  // 2 full confinement with APIVFS
  {
    step: 2,
    name: "the host's /etc is bound",
    service: () => ({serviceConfig: {BindReadOnlyPaths: ['/etc']}}),
  },
  {step: 2, name: 'RootDirectory= is /', dropIn: withoutChroot},
  {
    step: 2,
    name: 'PrivateUsers= off',
    service: () => ({serviceConfig: {PrivateUsers: false}}),
    generations: tmpfsRoot,
  },
  {step: 2, name: 'ReadOnlyPaths= dropped', dropIn: () => ['ReadOnlyPaths='], generations: readOnlyRoot},
  {step: 2, name: 'runs as a user', service: () => ({serviceConfig: testUser})},
  {
    step: 2,
    name: "/bin is bound from a folder of another user's",
    dropIn: () => ['BindPaths=/run/systemd/netif:/bin'],
    generations: tmpfsRoot,
  },
  {
    step: 2,
    name: 'PrivateUsers= off',
    service: () => ({serviceConfig: {PrivateUsers: false}}),
    generations: readOnlyRoot,
    survives: 'chown fails with EROFS before it looks at the user namespace',
  },

  // 3 bind-mounted /etc
  {step: 3, name: 'the /etc bind is missing', service: () => ({})},
  {
    step: 3,
    name: 'another folder is bound to /etc',
    service: () => ({serviceConfig: {BindReadOnlyPaths: ['/run/systemd:/etc']}}),
  },

  // 4 User and Group
  {step: 4, name: 'mode is chroot-only', service: (unit) => ({...unit, confinement: {mode: 'chroot-only'}})},
  {step: 4, name: 'User= and Group= dropped', service: () => ({})},
  {
    step: 4,
    name: 'another group',
    service: () => ({serviceConfig: {...testUser, Group: 'nogroup'}}),
  },
  {step: 4, name: 'ReadOnlyPaths= dropped', dropIn: () => ['ReadOnlyPaths='], generations: readOnlyRoot},

  // 5 symlinks
  {
    step: 5,
    name: "the host's /etc is bound",
    service: (unit) => ({...unit, serviceConfig: {BindReadOnlyPaths: ['/etc']}}),
  },
  {
    step: 5,
    name: 'the symlink is not bound',
    dropIn: ({binds, store}) => bindsWithout(binds, (bind) => bind.endsWith(`:${store.symlink ?? ''}`)),
  },
  {
    step: 5,
    name: 'something else is bound to the symlink',
    dropIn: ({binds, store}) => [
      ...bindsWithout(binds, (bind) => bind.endsWith(`:${store.symlink ?? ''}`)),
      `BindReadOnlyPaths=/etc/hostname:${store.symlink ?? ''}`,
    ],
  },
  {
    step: 5,
    name: 'the symlink is bound as a plain path',
    dropIn: ({binds, store}) => [
      ...bindsWithout(binds, (bind) => bind.endsWith(`:${store.symlink ?? ''}`)),
      `BindReadOnlyPaths=${store.symlink ?? ''}`,
    ],
    survives:
      'systemd resolves the source itself since 252 at the latest; the target:link form was for older ones',
  },

  // 6 StateDirectory
  {
    step: 6,
    name: 'PrivateTmp= off',
    service: (unit) => ({serviceConfig: {...unit.serviceConfig, PrivateTmp: false}}),
  },
  {
    step: 6,
    name: "the host's /tmp is bound",
    dropIn: () => ['PrivateTmp=no', 'InaccessiblePaths=', 'BindPaths=/tmp'],
  },
  {step: 6, name: 'StateDirectory= dropped', service: () => ({serviceConfig: testUser})},
  {
    step: 6,
    name: 'StateDirectory= of another name',
    service: () => ({serviceConfig: {...testUser, StateDirectory: 'other'}}),
  },

  // 7 /bin/sh
  {step: 7, name: '/bin/sh is suppressed', service: () => ({confinement: {binSh: null}})},
  {
    step: 7,
    name: '/bin/sh is another program',
    service: () => ({confinement: {binSh: nix`"\${pkgs.hello}/bin/hello"`}}),
  },

  // 8 no /bin/sh
  {step: 8, name: '/bin/sh is there', service: () => ({})},

  // 9 another /bin/sh
  {step: 9, name: '/bin/sh is the default', service: () => ({})},
  {step: 9, name: '/bin/sh is suppressed', service: () => ({confinement: {binSh: null}})},

  // 10 only Exec* dependencies
  {
    step: 10,
    name: 'the variable is missing',
    dropIn: () => ['UnsetEnvironment=FOOBAR'],
  },
  {
    step: 10,
    name: 'fullUnit is on',
    service: (unit) => ({...unit, confinement: {fullUnit: true}}),
  },
  {step: 10, name: 'the whole /nix/store is bound', dropIn: () => ['BindReadOnlyPaths=/nix/store']},

  // 11 full unit
  {step: 11, name: 'fullUnit is off', service: (unit) => ({...unit, confinement: {fullUnit: false}})},
  {
    step: 11,
    name: 'the variable is missing',
    dropIn: () => ['UnsetEnvironment=FOOBAR'],
  },
];

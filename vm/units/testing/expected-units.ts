import {modeSwitches} from '../../modules/mode-switches.ts';

// The [Service] settings that the real modules of 2019 and of July 2026 give the seed's eleven steps, built
// from nixpkgs of those times; 2024 differs from 2025 in the name of the root directory only. Packages have
// the names of a Debian guest's; what Debian's coreutils link in some releases only is left out.

type Model = '2019' | '2024' | '2025';

const flags = (value: boolean): string[] => modeSwitches.map((name) => `${name}=${value}`);

const path = ['bin', 'sbin']
  .flatMap((folder) =>
    ['coreutils', 'findutils', 'gnugrep', 'gnused', 'systemd'].map(
      (name) => `/nix/store/debian-${name}/${folder}`,
    ),
  )
  .join(':');

const rootSettings = (number: number, model: Model): string[] => {
  if (model === '2019') {
    return [`RootDirectory=/nix/store/test${number}--chroot`, 'TemporaryFileSystem=/'];
  }
  const name = model === '2024' ? `test${number}-` : '%n';
  return [
    `InaccessiblePaths=-+/run/confinement/${name}`,
    'ReadOnlyPaths=+/',
    `RootDirectory=/run/confinement/${name}`,
    `RuntimeDirectory=confinement/${name}`,
  ];
};

const own: Readonly<Record<number, readonly string[]>> = {
  3: ['BindReadOnlyPaths=/etc'],
  4: ['User=chroot-testuser', 'Group=chroot-testgroup'],
  6: ['User=chroot-testuser', 'Group=chroot-testgroup', 'StateDirectory=testme'],
};

/** Lines of the [Service] section of the step's unit from systemd.services, in the order of the file. */
export const expectedService = (number: number, model: Model): string[] => {
  const foobar = number >= 10 ? ['Environment="FOOBAR=/nix/store/foobar"'] : [];
  const settings = [
    'ExecStart=/nix/store/testserver.sh',
    'PrivateMounts=true',
    'StandardInput=socket',
    ...flags(number !== 1),
    ...rootSettings(number, model),
    ...(own[number] ?? []),
  ];
  return [...foobar, `Environment="PATH=${path}"`, ...settings.sort()];
};

/** Lines of the [Service] section of the step's confinement file: those with a fixed place, and the sorted bind mounts. */
export const expectedBinds = (number: number, model: Model): {first: string[]; closure: string[]} => {
  const shell = number === 9 ? 'debian-hello/bin/hello' : 'debian-bash-interactive/bin/bash';
  const bind = (paths: readonly string[]) => paths.map((name) => `BindReadOnlyPaths=/nix/store/${name}`);
  const closure = [
    'debian-acl',
    'debian-attr',
    'debian-bash',
    'debian-coreutils',
    'debian-glibc',
    'debian-ncurses',
    'testserver.sh',
    ...(number === 8 ? [] : [number === 9 ? 'debian-hello' : 'debian-bash-interactive']),
    ...(number === 5 ? ['symlink-target', 'symlink-target:/nix/store/symlink'] : []),
    ...(number === 11
      ? [
          'debian-findutils',
          'debian-gnugrep',
          'debian-gnused',
          'debian-systemd',
          'foobar',
          `unit-test${number}-.service`,
          ...(model === '2019' ? [`test${number}--chroot`] : []),
        ]
      : []),
  ];
  return {
    first: [
      ...(number === 8 ? [] : bind([`${shell}:/bin/sh`])),
      ...(number === 1 && model !== '2019'
        ? ['InaccessiblePaths=-+/tmp', 'InaccessiblePaths=-+/var/tmp']
        : []),
    ],
    closure: bind(closure).sort(),
  };
};

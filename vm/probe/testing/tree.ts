import {quote} from '../../../harness/process/quote.ts';

const kinds = ['file', 'folder', 'fifo', 'socket', 'device'] as const;

/** The same numbers for the same seed (mulberry32), from 0 to 1. */
const randomOf = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

const make: Readonly<Record<(typeof kinds)[number], (path: string) => string>> = {
  file: (path) => `printf content > ${path}`,
  folder: (path) => `mkdir ${path}; printf inner > ${path}/inner`,
  fifo: (path) => `mkfifo ${path}`,
  socket: (path) =>
    `perl -e 'use Socket; socket(my $s, AF_UNIX, SOCK_STREAM, 0); bind($s, sockaddr_un($ARGV[0])) or die $!' ${path}`,
  device: (path) => `mknod ${path} c 1 3`,
};

/** Shell commands that make `count` paths of every kind, mode and owner in a new folder of the guest; the same for one seed. */
export const makeTree = (folder: string, count: number, seed: number): string => {
  const random = randomOf(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const lines = Array.from({length: count}, (_, index) => {
    // The first one is what a link leads to.
    const kind = index === 0 ? 'folder' : pick(kinds);
    const special = kind === 'folder' ? pick(['0', '0', '1', '2', '3']) : '0';
    const mode = special + [0, 1, 2].map(() => Math.floor(random() * 8)).join('');
    const owner = pick(['0:0', 'chroot-testuser:chroot-testgroup', '0:chroot-testgroup', '65534:65534']);
    const end = index === 0 ? '' : pick(['', ' blank', "'", '"', '\\', '\n', 'ä', '*']);
    const name = `${folder}/${String(index)}${end}`;
    const path = quote(name);
    return `${make[kind](path)}; chown ${owner} ${path}; chmod ${mode} ${path}`;
  });
  return [
    'set -e',
    `mkdir -p ${folder}`,
    ...lines,
    `ln -s /nowhere ${folder}/dangling`,
    `ln -s 0 ${folder}/link`,
    `find ${folder} -print0 > ${folder}.list`,
    // So long ago that reading one would show in its times.
    `xargs -0 touch --no-dereference --date=2001-01-01 < ${folder}.list`,
  ].join('\n');
};

/**
 * A shell command that tells all about the paths of a tree, and reads none of them. But for when folders were read: to
 * list one is to read it, and the kernel notes that where a process does not own it or an overlay is above it.
 */
export const treeListing = (folder: string): string =>
  [
    `xargs -0 stat --format='%n %f %u %g %s %y %z %i' < ${folder}.list`,
    `xargs -0 stat --printf='%F %x %n\\0' < ${folder}.list | grep -zv ^directory | tr '\\0' '\\n'`,
  ].join('; ');

/** A shell command that tells, for each path below the folder that find reaches, `<level>\0<path>\0` as the shell sees it. */
export const shellLevels = (folder: string): string => `
level() {
  if test -L "$1"; then level=readable
  elif test -d "$1"; then
    if test -w "$1" && test -x "$1"; then if test -k "$1"; then level=sticky; else level=writable; fi
    elif test -r "$1" || test -x "$1"; then level=readable
    else level=none; fi
  elif test -f "$1"; then
    if test -w "$1"; then level=writable; elif test -r "$1"; then level=readable; else level=none; fi
  elif test -w "$1"; then level=special
  elif test -r "$1"; then level=readable
  else level=none; fi
}
shopt -s nullglob
for path in ${folder} ${folder}/* ${folder}/*/inner; do level "$path"; printf '%s\\0%s\\0' "$level" "$path"; done`;

/** A shell command that tells, for each file and folder, whether it could really be written: `writable` or `no`. */
export const shellWrites = (folder: string): string => `
shopt -s nullglob
tell() { printf '%s\\0%s\\0' "$1" "$path"; }
for path in ${folder} ${folder}/*; do
  test -L "$path" && continue
  if test -d "$path"; then if mkdir "$path/made" && rmdir "$path/made"; then tell writable; else tell no; fi
  elif test -f "$path"; then if : >> "$path"; then tell writable; else tell no; fi; fi
done 2>&-`;

/** What these commands told, by path. */
export const parseLevels = (output: string): Map<string, string> => {
  const pairs = output.matchAll(/([^\0]*)\0([^\0]*)\0/g);
  return new Map([...pairs].map(([, level = '', path = '']) => [path, level]));
};

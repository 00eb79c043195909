import type {ExpectedExposure} from '../../../vm/probe/expected-exposure.ts';
import type {Level} from '../../../vm/probe/level.ts';
import {byGeneration} from '../../kit/by-generation.ts';
import {since} from '../../kit/since.ts';
import type {StepFacts} from '../../kit/step-facts.ts';
import type {MatrixCell} from './matrix-cell.ts';

/** Whether the root is a tmpfs of the service's own, or what systemd makes in RootDirectory=, made read-only. */
const hasTmpfsRoot = byGeneration({2019: true, 2024: false, 2025: false});

/**
 * What a service of the matrix may do with paths. nixpkgs' test says "at most" of each level, and lets root write whatever
 * it does not name; here each level is exact, and what is not named is readable at most, or not there at all.
 */
export const permissions = (
  {user, mode, privateTmp}: MatrixCell,
  facts: Pick<StepFacts, 'generation' | 'systemd'>,
): ExpectedExposure => {
  const isTmpfs = hasTmpfsRoot(facts);
  const isRoot = user === 'root';
  /** Of what belongs to root on a file system that can be written. */
  const own: Level = isRoot ? 'writable' : 'readable';
  const root = isTmpfs ? own : 'readable';
  const isFull = mode === 'full-apivfs';
  return {
    paths: {
      '/': root,
      '/bin': root,
      '/bin/sh': 'readable',
      '/nix': root,
      '/nix/store': root,
      ...(isTmpfs ? {} : {...skeleton, '/root': isRoot ? 'readable' : 'none'}),
      // 252 mounts /run as if it were a /tmp.
      ...(isFull
        ? {...apivfs, '/dev/pts': own, '/run': since<Level>({252: 'sticky', 257: own}, facts.systemd)}
        : {}),
      // systemd's mount for incoming mounts, which 258 does without.
      ...(isTmpfs && !isFull && facts.systemd < 258 ? {'/run': own} : {}),
      ...(privateTmp ? {'/tmp': 'sticky', '/var': root, '/var/tmp': 'sticky'} : {}),
    },
    atMost: {
      '/': 'readable',
      '/dev': 'special',
      // The sockets of the journal are there since 257.
      '/run': isFull ? (isRoot ? 'writable' : 'special') : root,
    },
    nothingElseIn: [
      ...['/', '/bin', '/etc', '/nix', '/root', '/tmp', '/usr', '/var', '/var/tmp'],
      ...(isFull ? [] : ['/dev', '/proc', '/sys']),
    ],
  };
};

/** The folders that systemd makes in RootDirectory=; a tmpfs over it hides them. */
const skeleton = {
  '/dev': 'readable',
  '/etc': 'readable',
  '/proc': 'readable',
  '/run': 'readable',
  '/sys': 'readable',
  '/usr': 'readable',
  '/var': 'readable',
} as const;

const apivfs = {
  '/dev': 'readable',
  '/dev/mqueue': 'sticky',
  '/dev/null': 'special',
  '/dev/shm': 'sticky',
  '/proc': 'special',
  '/sys': 'special',
} as const;

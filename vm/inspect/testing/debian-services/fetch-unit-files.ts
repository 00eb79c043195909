import {mkdir, readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {run} from '../../../../harness/process/run.ts';
import {runMmdebstrap} from '../../../guests/debian/image/run-mmdebstrap.ts';
import type {DebianSuite} from '../../../guests/debian/image/suites.ts';

export type FetchedUnits = {
  /** A folder that is laid out as a root file system. */
  readonly root: string;
  /** By the names of the packages. */
  readonly versions: ReadonlyMap<string, string>;
};

/**
 * Takes out of packages of a suite, as the suite has them today, what bears on their services: units, and the folders and programs that
 * they speak of. Nothing of the packages is run.
 *
 * @param scratch an empty folder, in which all of it lies
 * @throws CommandError when they cannot be fetched.
 */
export const fetchUnitFiles = async (
  suite: DebianSuite,
  packages: readonly string[],
  scratch: string,
): Promise<FetchedUnits> => {
  await runMmdebstrap(suite, {
    scratch,
    args: [
      '--variant=custom',
      `--customize-hook=mkdir "$1/packages"; cd "$1/packages"; APT_CONFIG=$MMDEBSTRAP_APT_CONFIG apt-get -o APT::Sandbox::User=root download ${packages.join(' ')}`,
      `--customize-hook=copy-out /packages '${scratch}'`,
    ],
    timeoutMs: 5 * 60_000,
  });
  const all = join(scratch, 'all');
  const fetched = join(scratch, 'packages');
  const versions = new Map<string, string>();
  for (const name of await readdir(fetched)) {
    const file = join(fetched, name);
    await run('dpkg-deb', ['--extract', file, all]);
    const {stdout} = await run('dpkg-deb', ['--show', '--showformat=${Package} ${Version}', file]);
    const [of = '', version = ''] = stdout.split(' ');
    versions.set(of, version);
  }
  const root = join(scratch, 'root');
  await mkdir(join(root, 'usr/lib'), {recursive: true});
  // Until trixie packages have units in /lib, which is a link in a guest.
  for (const [from, to] of [
    ['etc', 'etc'],
    ['var', 'var'],
    ['lib/systemd', 'usr/lib/systemd'],
    ['usr/lib/systemd', 'usr/lib/systemd'],
    ['usr/bin', 'usr/bin'],
    ['usr/sbin', 'usr/sbin'],
  ] as const) {
    await run('sh', [
      '-euc',
      '[ ! -d "$1" ] || { mkdir -p "$2"; cp -a "$1/." "$2"; }',
      'sh',
      join(all, from),
      join(root, to),
    ]);
  }
  return {root, versions};
};

import {readFile} from 'node:fs/promises';
import {basename} from 'node:path';
import {quote} from '../../../../harness/process/quote.ts';
import {unitNames} from '../../../units/unit-names.ts';
import type {PackedDeployment} from './pack-deployment.ts';
import {remoteFolder} from './remote-folder.ts';

/** The transient unit that a deployment lives in. systemd lets only one of the name be. */
export const holdUnit = `${basename(remoteFolder)}.service`;

/** The command that runs hold.sh and undo.sh in a transient unit, and ends with it. The archive is its standard input. */
export const holdCommand = async (packed: PackedDeployment, leaseSeconds: number): Promise<string> => {
  const script = async (name: string) => readFile(new URL(name, import.meta.url), 'utf8');
  const names = packed.steps.map(unitNames);
  // The scripts are variables, so that there is no file of theirs before the unit has its folder.
  const environment = {
    HOLD: await script('hold.sh'),
    UNDO: await script('undo.sh'),
    FILES: packed.files.join(' '),
    SOCKETS: names.map(({socket}) => socket).join(' '),
    SOCKET_PATHS: names.map(({socketPath}) => socketPath).join(' '),
    SERVICES: names.flatMap(({instances, allFurther}) => [instances, allFurther]).join(' '),
    SLICES: names.flatMap(({slice, furtherSlices}) => [slice, furtherSlices]).join(' '),
    FOLDERS: packed.folders.join(' '),
    USERS: packed.users.join(' '),
    BYTES: packed.bytes,
    SPACE: packed.space,
    LEASE: leaseSeconds,
  };
  const words = [
    ...['exec', 'systemd-run', '--quiet', '--collect', '--pipe', '--wait', `--unit=${holdUnit}`],
    '--description=Units of confinement-harness, until it is gone',
    ...[`--property=RuntimeDirectory=${basename(remoteFolder)}`, '--property=TimeoutStopSec=120'],
    '--property=ExecStopPost=/bin/sh -c ${UNDO}',
    ...Object.entries(environment).map(([name, value]) => `--setenv=${name}=${value}`),
  ];
  // On NixOS, a service of its own would find no programs.
  return `${words.map(quote).join(' ')} --setenv=PATH="$PATH:/usr/sbin:/sbin" /bin/sh -c '\${HOLD}'`;
};

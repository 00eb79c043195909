import {createHash} from 'node:crypto';
import {basename} from 'node:path';
import type {CachePaths} from '../../../cache/cache-paths.ts';
import type {BuiltUnits} from '../../../units/built-units.ts';
import {deployScript} from '../deploy/deploy-script.ts';
import type {Snapshot} from '../../snapshot/snapshot.ts';

/** Where the cache has, or would have, a booted guest into which these units are put by today's script. */
export const deployedFolder = async (
  cache: CachePaths,
  booted: Pick<Snapshot, 'folder'>,
  units: Pick<BuiltUnits, 'storePath'>,
): Promise<string> =>
  cache.snapshot(
    `deployed-${createHash('sha256')
      .update(`${basename(booted.folder)} ${units.storePath} ${await deployScript()}`)
      .digest('hex')
      .slice(0, 16)}`,
  );

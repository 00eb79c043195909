import {run} from '../../harness/process/run.ts';

/** Names of files and folders, and the folder that they lie in. */
export type ArchivePart = {readonly folder: string; readonly names: readonly string[]};

/** Packs parts into a gzipped tar, as a machine's root would own them. @throws CommandError when tar fails */
export const packArchive = async (
  archive: string,
  parts: readonly ArchivePart[],
  options: {readonly signal?: AbortSignal} = {},
): Promise<void> => {
  await run(
    'tar',
    [
      ...['--create', '--use-compress-program=gzip -1', `--file=${archive}`],
      ...['--owner=0', '--group=0', '--numeric-owner'],
      ...parts.flatMap(({folder, names}) => [`--directory=${folder}`, ...names]),
    ],
    options,
  );
};

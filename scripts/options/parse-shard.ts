import {UsageError} from '../../harness/errors/usage-error.ts';
import type {Shard} from '../../harness/results/shard.ts';

/**
 * Reads `2/4`, the second of four shards.
 *
 * @throws UsageError for anything else.
 */
export const parseShard = (text: string): Shard => {
  const {index, total} = /^(?<index>\d+)\/(?<total>\d+)$/.exec(text)?.groups ?? {};
  const shard = {index: Number(index), total: Number(total)};
  if (!(shard.index >= 1 && shard.index <= shard.total)) {
    throw new UsageError(`--shard ${text}: is no shard; allowed: INDEX/TOTAL, as in 1/4 to 4/4`);
  }
  return shard;
};

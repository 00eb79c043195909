import {z} from 'zod';

/** A line of `history.jsonl`: one sitting of the benchmark, of whose samples the medians are kept. */
export const sittingSchema = z.object({
  /** ISO 8601 in UTC. */
  startedAt: z.iso.datetime(),
  /** Of the checkout, as in `1a9a33a4c0de`, with `-dirty` where it had changes; absent where that is not known. */
  commit: z.string().exactOptional(),
  /** What it was measured on: host, QEMU, guest. */
  facts: z.record(z.string(), z.string()),
  rows: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      section: z.string(),
      unit: z.enum(['ms', 'MiB', '%']),
      median: z.number(),
    }),
  ),
});

export type Sitting = z.infer<typeof sittingSchema>;

import {z} from 'zod';

/** A line of `history.jsonl`: one sitting of the benchmark, of whose samples the medians are kept. */
export const sittingSchema = z.object({
  startedAt: z.iso.datetime().describe('ISO 8601 in UTC.'),
  commit: z
    .string()
    .exactOptional()
    .describe(
      'Of the checkout, as in `1a9a33a4c0de`, with `-dirty` where it had changes; absent where that is not known.',
    ),
  facts: z.record(z.string(), z.string()).describe('What it was measured on: host, QEMU, guest.'),
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

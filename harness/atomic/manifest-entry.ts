import {z} from 'zod';

/** What a folder's manifest says about one thing in it; paths are relative to the folder. */
export const manifestEntry = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('file'),
    path: z.string(),
    bytes: z.number(),
    /** In hexadecimal; of small files only. */
    sha256: z.string().optional(),
  }),
  z.object({kind: z.literal('link'), path: z.string(), target: z.string()}),
  z.object({kind: z.literal('folder'), path: z.string()}),
]);

/** An entry of a folder's manifest, as `manifestEntry` describes it. */
export type ManifestEntry = z.infer<typeof manifestEntry>;

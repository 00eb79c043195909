import {z} from 'zod';
import {sections} from '../../probe/sections.ts';

/** The version that is written and read. */
export const lockVersion = 1;

/** What a lock file has in it: of each service its facts, by sections, or of a section why it was not told. */
export const lockDocument = z.strictObject({
  version: z.literal(lockVersion),
  services: z.record(
    z.string(),
    z.partialRecord(z.literal(sections), z.union([z.string(), z.record(z.string(), z.string())])),
  ),
});

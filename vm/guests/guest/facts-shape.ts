import {z} from 'zod';

/** What a guest told about itself, as it is kept in a file: `GuestFacts`. */
export const factsShape = z.object({systemd: z.number(), systemdVersion: z.string(), kernel: z.string()});

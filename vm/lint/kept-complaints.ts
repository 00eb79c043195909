import {z} from 'zod';
import type {Complaint, StepComplaints} from './complaint.ts';

/** What systemd complained of, as `Object.fromEntries` makes JSON of it. */
export const keptComplaints = z
  .record(
    z.string(),
    z.array(
      z.strictObject({
        file: z.string(),
        line: z.number().optional(),
        source: z.string().optional(),
        words: z.string(),
        meant: z.string().optional(),
      }),
    ),
  )
  .transform(
    (complaints): StepComplaints =>
      new Map(Object.entries(complaints).map(([step, each]) => [Number(step), each as Complaint[]])),
  );

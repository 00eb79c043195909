import type {z} from 'zod';
import type {
  alarmSchema,
  attemptSchema,
  caseSchema,
  caseStatusSchema,
  commandSchema,
  failureSchema,
  knownFlakeSchema,
  phaseSchema,
  regressionSchema,
  runSchema,
  subtestSchema,
  suiteSchema,
} from './run-schema.ts';

/**
 * What `results.json` holds: one run of a command, as far as it has come. What each field means is told by `runSchema`.
 */
export type RunRecord = z.infer<typeof runSchema>;

export type PhaseRecord = z.infer<typeof phaseSchema>;

export type SuiteRecord = z.infer<typeof suiteSchema>;

export type AlarmRecord = z.infer<typeof alarmSchema>;

export type CaseStatus = z.infer<typeof caseStatusSchema>;

export type CaseRecord = z.infer<typeof caseSchema>;

/** One proof of a case: the case itself, or one of its reruns. */
export type AttemptRecord = z.infer<typeof attemptSchema>;

export type KnownFlakeRecord = z.infer<typeof knownFlakeSchema>;

export type CommandRecord = z.infer<typeof commandSchema>;

export type SubtestRecord = z.infer<typeof subtestSchema>;

export type FailureRecord = z.infer<typeof failureSchema>;

export type RegressionRecord = z.infer<typeof regressionSchema>;

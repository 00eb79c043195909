import type {z} from 'zod';
import type {
  alarmSchema,
  caseSchema,
  caseStatusSchema,
  commandSchema,
  failureSchema,
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

export type CommandRecord = z.infer<typeof commandSchema>;

export type SubtestRecord = z.infer<typeof subtestSchema>;

export type FailureRecord = z.infer<typeof failureSchema>;

export type RegressionRecord = z.infer<typeof regressionSchema>;

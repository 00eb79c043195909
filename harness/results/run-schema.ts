import {z} from 'zod';

const time = z.iso.datetime();
const texts = z.record(z.string(), z.string());
const durationMs = z.number().describe('Milliseconds, by a clock that never jumps.');

export const commandSchema = z.object({
  command: z.string().describe('Its text, as its shell got it.'),
  where: z.string().describe('Where it ran, for a reader; "not run" when it could not even be sent.'),
  startedAt: time,
  durationMs,
  exitStatus: z.int().exactOptional().describe('Absent when it ended without one.'),
  signal: z.string().exactOptional().describe('Name of the signal that ended it, as in "KILL".'),
  timedOut: z.boolean().describe('It was ended because its time was up.'),
  output: z
    .string()
    .describe(
      'What it wrote, standard output and standard error as one; what is no printable UTF-8 is replaced.',
    ),
  coloured: z
    .string()
    .exactOptional()
    .describe('The same output with the codes of its colours (ECMA-48 SGR); absent when it has none.'),
  omittedBytes: z.int().min(1).exactOptional().describe('Bytes of output that are left out at the end.'),
  expected: z.string().exactOptional().describe('What was asserted of it; absent when nothing was.'),
  holds: z.boolean().exactOptional().describe('Whether that holds; there where "expected" is.'),
});

export const failureSchema = z.object({
  message: z
    .string()
    .describe('Complete in itself: what was run, what was wanted, what came. May have several lines.'),
  name: z.string().exactOptional().describe('Class of the error, as in "CheckError".'),
  command: z
    .int()
    .min(0)
    .exactOptional()
    .describe('Index in "commands" of the one that failed; absent when it was none of them.'),
  expected: z.string().exactOptional().describe('What should have been, as in "exit status 0".'),
  line: z
    .int()
    .min(1)
    .exactOptional()
    .describe(
      'Line of the "file" of its case from which what failed was called; absent when that is not known.',
    ),
  details: z.string().exactOptional(),
  rerun: z.string().exactOptional().describe('The command line that runs this case again.'),
  shell: z.string().exactOptional().describe('The command line that opens a shell where the case failed.'),
});

export const subtestSchema = z.object({
  name: z.string(),
  within: z.array(z.string()).describe('Names of the subtests that it is in, the outermost first.'),
  startedAt: time,
  durationMs,
  error: z.string().exactOptional().describe('What it failed with; absent when it did not.'),
});

export const caseStatusSchema = z
  .enum([
    'pending',
    'running',
    'passed',
    'failed',
    'error',
    'skipped',
    'reproduced',
    'does-not-apply',
    'known-flake',
  ])
  .describe(
    [
      '"error": the machinery failed, so that nothing is known about the thing under test.',
      '"reproduced": it failed as a known regression does there, which is neither a success nor a failure.',
      '"does-not-apply": there is nothing that it could prove there.',
      '"known-flake": it failed, passed when it was proved again, and is on the list of known flakes.',
    ].join(' '),
  );

export const regressionSchema = z.object({
  broke: z.string().describe('What broke.'),
  since: z.string().exactOptional().describe('When it came.'),
  hit: z.string().exactOptional().describe('Who was hit by it.'),
  where: z
    .string()
    .exactOptional()
    .describe('Where it reproduces, in words; of a case that has, when it says so.'),
});

/** One proof of a case. */
export const attemptSchema = z.object({
  status: caseStatusSchema,
  startedAt: time.exactOptional(),
  durationMs: durationMs.exactOptional(),
  failure: failureSchema.exactOptional().describe('Of a case that failed, met an error, or reproduced.'),
  consoleStartedAt: time
    .exactOptional()
    .describe(
      'From when the seconds in "machine/console.timing" in its folder count; absent where it had no machine of its own.',
    ),
  skipReason: z.string().exactOptional().describe('Of a case that was skipped, or does not apply.'),
  artifacts: z.array(z.string()).describe('Paths of its files, relative to the results folder.'),
  output: z.string().exactOptional().describe('What the case printed, beside its verdict.'),
  commands: z
    .array(commandSchema)
    .exactOptional()
    .describe(
      'What it ran, in the order in which it ended; absent when it ran nothing, and in files of before.',
    ),
  subtests: z
    .array(subtestSchema)
    .exactOptional()
    .describe('Its named parts, in the order in which they ended; absent when it has none.'),
});

export const knownFlakeSchema = z.object({
  tracker: z.string().describe('Where more is told of it, as in "owner/repository#12".'),
  expires: z.string().describe('The last day on which it counts, in UTC, as in "2026-12-31".'),
  expired: z.literal(true).exactOptional().describe('That day was over, so that it does not count.'),
});

export const caseSchema = z.object({
  id: z.string(),
  name: z.string(),
  set: z.string().exactOptional().describe('Name of the set that it is of; absent when it is of none.'),
  file: z
    .string()
    .exactOptional()
    .describe(
      'Where it is written: a path in the checkout that a CI system names, else from the folder in which the run was started; absent, as "line", in files of before.',
    ),
  line: z.int().min(1).exactOptional().describe('The line of "file" where its definition begins.'),
  references: z
    .array(z.string())
    .exactOptional()
    .describe('Where more is told of it, as in "nixpkgs#464323"; absent when nowhere is.'),
  regression: regressionSchema.exactOptional().describe('Of a case that is a known regression.'),
  ...attemptSchema.shape,
  reruns: z
    .array(attemptSchema)
    .exactOptional()
    .describe('Further proofs of a case that failed, in their order, up to the first that passed.'),
  flaky: z
    .literal(true)
    .exactOptional()
    .describe('It failed, and passed when it was proved again; for that alone it is not good.'),
  knownFlake: knownFlakeSchema
    .exactOptional()
    .describe('Of a case that failed: what the list of known flakes says of it.'),
});

export const alarmSchema = z.object({
  name: z.string().describe('What it is, as in "kernel oops".'),
  verdict: z
    .enum(['fails', 'warns'])
    .describe('"fails": what was proved on the machine is not to be trusted, so that the run fails.'),
  who: z.string().exactOptional().describe('The unit or the program that it is about, where that is told.'),
  text: z.string().describe('The first such line, without its time and who wrote it.'),
  file: z.string().describe('The file that has the line, relative to the results folder.'),
  line: z.int().min(1).describe('Its number in the file.'),
  count: z.int().min(1).describe('How many such lines there are.'),
});

export const suiteSchema = z.object({
  id: z.string(),
  name: z.string().describe('Ends in the round, as in "debian:trixie 2025 round 3", where there are rounds.'),
  round: z.int().min(1).exactOptional().describe('Which proof of the same it is, of a run that repeats.'),
  properties: texts.describe('What was tested, such as the versions found in the guest.'),
  consoleStartedAt: time
    .exactOptional()
    .describe(
      'From when the seconds in "console.timing" in the folder of the suite count; absent where there is no such file.',
    ),
  rerun: z
    .string()
    .exactOptional()
    .describe(
      'The command line that runs a case of it again, with "{id}" for the id of the case; absent in files of before.',
    ),
  shell: z
    .string()
    .exactOptional()
    .describe('The command line that opens a shell where a case of it was run, in the same way.'),
  cases: z.array(caseSchema),
  alarms: z
    .array(alarmSchema)
    .exactOptional()
    .describe('What its machines have written that should never be there; absent when there is none.'),
});

export const phaseSchema = z.object({
  name: z.string(),
  suite: z
    .string()
    .exactOptional()
    .describe('Id of the suite that it belongs to; absent when it belongs to the run.'),
  case: z
    .string()
    .exactOptional()
    .describe('Id of the case of that suite whose own machine it is of; absent where cases share one.'),
  startedAt: time,
  durationMs: durationMs.exactOptional().describe('Milliseconds; absent while it lasts.'),
});

/** What `results.json` holds: the types of what is written, the check of what is read and the published schema come from here. */
export const runSchema = z
  .object({
    command: z.array(z.string()).describe('The command line that started the run.'),
    startedAt: time,
    shard: z
      .object({index: z.int().min(1), total: z.int().min(1)})
      .exactOptional()
      .describe('Which part of a run over several machines this is; absent when it is the whole.'),
    host: texts.describe('Facts about the host and its tools, such as {"node": "20.19.0", "cpus": "2"}.'),
    phases: z.array(phaseSchema),
    suites: z.array(suiteSchema),
    endedAt: time.exactOptional().describe('Absent, as what follows, when the run was killed or lasts.'),
    durationMs: durationMs.exactOptional(),
    exitStatus: z.int().exactOptional(),
    error: z.string().exactOptional().describe('Why the run itself failed, where no case tells.'),
  })
  .describe('One run of a command, as far as it has come. Times are ISO 8601 in UTC.');

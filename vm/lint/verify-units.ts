import {createHash} from 'node:crypto';
import {mkdir, readFile, realpath, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {z} from 'zod';
import {writeFileAtomic} from '../../harness/atomic/write-file-atomic.ts';
import {run} from '../../harness/process/run.ts';
import type {BuiltUnits} from '../units/built-units.ts';
import {NixStore} from '../units/nix-store.ts';
import {requireProgram} from '../units/require-program.ts';
import {unitFiles} from '../units/unit-files.ts';
import {hashFiles} from '../units/hash-files.ts';
import {stepOfUnitFile} from '../units/unit-names.ts';
import type {Complaint, StepComplaints} from './complaint.ts';
import {complaintsByStep} from './complaints-by-step.ts';
import {parseVerification} from './parse-verification.ts';
import {unitsToVerify} from './units-to-verify.ts';

export type VerifyOptions = {
  /** Slice of the guest's root, with its systemd: usr/bin, usr/lib, usr/lib64. */
  readonly rootfs: string;
  /** Folder of the private store that the units are in. */
  readonly store: string;
  readonly signal?: AbortSignal;
};

/** A hundred units take a quarter of a second. */
const verifyMs = 60_000;

const schema = z.record(
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
);

/**
 * What a guest's systemd complains of in the units of steps, by the number of the step. Its own program looks at them on this host, in a
 * root of its own: nothing is booted. What it has said once is kept in the store.
 *
 * @throws MachineryError when it cannot be run.
 */
export const verifyUnits = async (
  units: BuiltUnits,
  {rootfs, store: folder, signal}: VerifyOptions,
): Promise<StepComplaints> => {
  const store = new NixStore(await realpath(folder));
  const [root, {ino, mtimeMs}, ours] = await Promise.all([
    realpath(rootfs),
    // An image that was removed is made anew under the same name.
    stat(rootfs),
    hashFiles(join(import.meta.dirname, '..'), ['lint', 'units/nearest.ts']),
  ]);
  const key = createHash('sha256')
    .update(JSON.stringify({units: units.storePath, root, ino, mtimeMs, ours}))
    .digest('hex')
    .slice(0, 16);
  const kept = join(store.inputs, `verified-${key}.json`);
  try {
    return byNumber(schema.parse(JSON.parse(await readFile(kept, 'utf8'))));
  } catch {
    // Then it is asked.
  }
  const files = await unitFiles(units);
  const said = await verify(units, {root, store, files, signal});
  const complaints = complaintsByStep(parseVerification(said), (file) =>
    files.get(stepOfUnitFile(file) ?? 0)?.get(file),
  );
  await writeFileAtomic(kept, JSON.stringify(Object.fromEntries(complaints)));
  return complaints;
};

const byNumber = (complaints: z.infer<typeof schema>): StepComplaints =>
  new Map(Object.entries(complaints).map(([step, each]) => [Number(step), each as Complaint[]]));

type Asked = {
  readonly root: string;
  readonly store: NixStore;
  readonly files: Awaited<ReturnType<typeof unitFiles>>;
  readonly signal: AbortSignal | undefined;
};

/** Resolves to what ask.sh prints. */
const verify = async (units: BuiltUnits, {root, store, files, signal}: Asked): Promise<string> => {
  const mountPoint = join(store.folder, 'mount-point');
  const [ask, script] = await Promise.all([
    readFile(new URL('ask.sh', import.meta.url), 'utf8'),
    readFile(new URL('verify.sh', import.meta.url), 'utf8'),
    mkdir(mountPoint, {recursive: true}),
  ]);
  const {stdout} = await run(
    requireProgram('unshare', 'util-linux'),
    [
      // An ordinary user may mount in a namespace of his own only.
      ...['--mount', ...(process.getuid?.() === 0 ? [] : ['--map-root-user'])],
      ...['sh', '-c', script, 'verify', root, store.folder, mountPoint],
      ...[join(units.storePath, 'lib/systemd/system'), ask],
      ...unitsToVerify([...files.values()].flatMap((each) => [...each.keys()])),
    ],
    {timeoutMs: verifyMs, ...(signal === undefined ? {} : {signal})},
  );
  return stdout;
};

import {UsageError} from '../../harness/errors/usage-error.ts';
import type {CommandResult} from '../../harness/ssh/command-result.ts';
import {quote} from '../../harness/process/quote.ts';
import {CheckError} from '../shell/check-error.ts';
import {type OnCommand, type Runner, Shell} from '../shell/shell.ts';
import type {ExpectedExposure} from './expected-exposure.ts';
import {ExposureError} from './exposure-error.ts';
import {ExposureJudge} from './exposure-judge.ts';
import {exposureDifferences} from './exposure-differences.ts';
import {Exposure} from './exposure.ts';
import type {Section} from './sections.ts';

/** Milliseconds after which the probe tells what it has, before the machine's factor. */
const deadlineMs = 5_000;

export type ProbeOptions = {
  /** Store path of the probe; undefined when the step has not asked for it. */
  folder: string | undefined;
  timeoutFactor: number;
  /** The shell outside of this one's confinement; undefined for that one itself. */
  outside: ProbingShell | undefined;
  /** Told of each exposure that was seen, and of which unit. */
  onExposure?: (unit: string, exposure: Exposure) => void;
};

/** What to look at; each costs time. */
export type ExposureOptions = {
  /** Default: all. */
  sections?: readonly Section[];
  /** The most paths that are told. Default: 10000. */
  paths?: number;
};

/** What is asserted; the table of an ExposureError says it in full. */
const expectation = 'the exposure that the step says';

/** A shell from which the probe can be asked, too. */
export class ProbingShell extends Shell {
  readonly #probe: ProbeOptions;
  readonly #seenOutside = new Map<string, Promise<Exposure>>();

  constructor(run: Runner, onCommand: OnCommand, probe: ProbeOptions) {
    super(run, onCommand);
    this.#probe = probe;
  }

  /**
   * What can be seen and done here. Asserts nothing.
   *
   * @throws UsageError when the step does not have the probe; ProbeError or CheckError when the probe fails;
   *   ServiceDiedError when the service does not live to run it.
   */
  async exposure(options: ExposureOptions = {}): Promise<Exposure> {
    return this.#seen(await this.unjudged(this.#command(options), failed));
  }

  /**
   * What can be seen and done here must be as expected.
   *
   * @param expected another exposure, of which each fact must be the same, what is said of some, or a lock file
   * @throws ExposureError with a table of the differences; ServiceDiedError when the service does not live to run
   *   the probe; UsageError for a lock file that cannot be gone by, or a path that is not absolute; else as `exposure`.
   */
  async exposes(
    expected: Exposure | ExpectedExposure | ExposureJudge,
    options: ExposureOptions = {},
  ): Promise<void> {
    const looked = expected instanceof Exposure || expected instanceof ExposureJudge ? [] : namedIn(expected);
    const command = this.#command(options, looked);
    const outside = await this.#outside(expected);
    await this.judged(command, expectation, (result) => {
      const exposure = this.#seen(result);
      if (expected instanceof ExposureJudge) {
        return expected.judge(exposure, {where: result.where, outside});
      }
      const differences = exposureDifferences(exposure, expected, outside);
      return differences.length === 0 ? undefined : new ExposureError(result.where, differences);
    });
  }

  /** @param looked paths of which it is to be told, too, where the links on the way to them lead */
  #command({sections, paths}: ExposureOptions, looked: readonly string[] = []): string {
    const {folder, timeoutFactor} = this.#probe;
    if (folder === undefined) {
      throw new UsageError(
        'The exposure of a step can be asked for when its defineStep says exposure: true, which binds the probe',
      );
    }
    return [
      quote(`${folder}/bin/confinement-probe`),
      `--deadline ${Math.ceil(deadlineMs * timeoutFactor)}`,
      ...(paths === undefined ? [] : [`--paths ${paths}`]),
      ...looked.map((path) => `--look ${quote(path)}`),
      ...(sections === undefined ? [] : [sections.join(',')]),
    ].join(' ');
  }

  #seen(result: CommandResult): Exposure {
    const exposure = exposureIn(result);
    this.#probe.onExposure?.(result.where.replace(/^inside /, ''), exposure);
    return exposure;
  }

  /** What the expectation needs to know of the guest. */
  async #outside(expected: Exposure | ExpectedExposure | ExposureJudge): Promise<Exposure | undefined> {
    const {outside} = this.#probe;
    const sections: Section[] =
      expected instanceof ExposureJudge
        ? ['namespaces', 'mounts']
        : expected instanceof Exposure || expected.namespaces !== undefined
          ? ['namespaces']
          : [];
    if (outside === undefined || sections.length === 0) {
      return undefined;
    }
    const key = sections.join(',');
    const seen = this.#seenOutside.get(key) ?? outside.exposure({sections});
    this.#seenOutside.set(key, seen);
    return seen;
  }
}

/** The paths of which an expectation says a level. */
const namedIn = ({paths = {}}: ExpectedExposure): string[] => {
  const relative = Object.keys(paths).find((path) => !path.startsWith('/'));
  if (relative !== undefined) {
    throw new UsageError(`An exposure is expected of absolute paths: ${relative}`);
  }
  return Object.keys(paths);
};

const failed = (result: CommandResult): CheckError | undefined =>
  result.exitStatus === 0 ? undefined : new CheckError('exit status 0, of the probe', result);

const exposureIn = (result: CommandResult): Exposure => {
  const error = failed(result);
  if (error !== undefined) {
    throw error;
  }
  return Exposure.parse(result.output.toString('utf8'));
};

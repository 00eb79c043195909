import {resolve} from 'node:path';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {parseModule} from '../../vm/modules/confinement-module.ts';
import {defaultGeneration} from '../../vm/modules/default-generation.ts';
import {isOfModule} from '../inspect/is-of-module.ts';
import {readService} from '../inspect/read-service.ts';

type Asked = {
  /** Suites are bisected, not revisions of nixpkgs. */
  readonly systemd: boolean;
  /** What was asked for of steps: their numbers, their folder, their sets. */
  readonly numbers: readonly string[];
  readonly steps?: string;
  readonly set: readonly string[];
};

/**
 * The service of `--service` as `inspect` takes it in any folder.
 *
 * @throws UsageError for one that cannot be read, that is the same at each point, or that is asked for together with steps.
 */
export const serviceToInspect = async (
  asked: string,
  {systemd, numbers, steps, set}: Asked,
): Promise<string> => {
  const [ofSteps] = [
    ...numbers,
    ...(steps === undefined ? [] : [`--steps ${steps}`]),
    ...set.map((name) => `--set ${name}`),
  ];
  if (ofSteps !== undefined) {
    throw new UsageError(`${ofSteps}: goes with steps; with --service none are proved`);
  }
  const service = await readService(asked, parseModule(defaultGeneration));
  if (isOfModule(service)) {
    return `${service.file}#${service.service}`;
  }
  if (!systemd) {
    throw new UsageError(
      `--service ${asked}: is the same with each commit of nixpkgs; allowed: ./MODULE.nix#NAME, or any with --systemd`,
    );
  }
  return typeof service === 'string' ? service : resolve(asked);
};

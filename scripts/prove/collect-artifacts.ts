import type {Machine} from '../../harness/machine/machine.ts';
import type {Step} from '../../steps/kit/step.ts';
import {unitNames} from '../../vm/units/unit-names.ts';
import type {ArtifactFolder} from '../../harness/results/artifact-folder.ts';

type StepUnits = Pick<Step, 'number' | 'services'>;

/** What is asked of the guest for a failed step: file name and the command that tells it. */
const questions = ({number, services = {}}: StepUnits): Readonly<Record<string, string>> => {
  const {socket, service, instance, instances, further, allFurther} = unitNames(number);
  const names = Object.keys(services);
  // An instance of our own: a template cannot be asked, and those of the step are gone.
  const loaded = [instance('0'), ...names.map((name) => further(name, name.endsWith('@') ? '0' : ''))];
  return {
    'units-read.txt': `systemctl cat --no-pager ${words([socket, service, ...names.map((name) => further(name))])}`,
    'show.txt': `systemctl show --no-pager ${words([socket, ...loaded])}; systemctl show --no-pager '${instances}'`,
    'status.txt': `systemctl status --no-pager --full '${socket}' '${instances}' '${allFurther}'`,
    'journal.txt': `journalctl --boot --no-pager --output=short-iso-precise --unit='${socket}' --unit='${instances}' --unit='${allFurther}'`,
  };
};

const words = (units: readonly string[]): string => units.map((unit) => `'${unit}'`).join(' ');

/** Milliseconds for one question, before the machine's factor: a guest that is broken must not hold up the run. */
const questionMs = 10_000;

/** Asks the guest for all that helps to understand a failed step, and resolves to the paths of the files. */
export const collectArtifacts = async (
  machine: Machine,
  step: StepUnits,
  folder: ArtifactFolder,
): Promise<string[]> =>
  Promise.all(
    Object.entries(questions(step)).map(async ([name, command]) => {
      const answer = await machine
        .execute(`{ ${command}; } 2>&1`, {timeoutMs: questionMs})
        .then(({stdout}) => stdout)
        .catch((error: unknown) => Buffer.from(`not to be had: ${(error as Error).message}\n`));
      return folder.write(name, answer);
    }),
  );

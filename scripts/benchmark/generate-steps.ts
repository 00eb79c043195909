import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';

/** Source of a step with a unit of its own and one check. */
const source = (number: number): string => `import {defineStep} from '../steps/kit/define-step.ts';

export default defineStep({
  description: 'generated step ${number}',
  service: () => ({environment: {STEP: 'number ${number}'}}),
  async test({confined}) {
    await confined.prints('echo "$STEP"', 'number ${number}');
  },
});
`;

/** Writes that many steps to a folder of their own in a copy of this project, and resolves to the folder. */
export const generateSteps = async (project: string, count: number): Promise<string> => {
  const folder = join(project, `generated-${count}`);
  await mkdir(folder);
  for (let number = 1; number <= count; number++) {
    await writeFile(join(folder, `${String(number).padStart(3, '0')}-generated.ts`), source(number));
  }
  return folder;
};

import type {ModelModule} from '../../vm/lab/lab-module.ts';

const options = (guest: string, module: ModelModule) => `--guest ${guest} --module ${module}`;

/** The command line that proves just this step again. */
export const rerunCommand = (step: number, guest: string, module: ModelModule): string =>
  `npx confinement test ${step} ${options(guest, module)}`;

/** The command line that opens a shell inside this step's confinement. */
export const shellCommand = (step: number, guest: string, module: ModelModule): string =>
  `npx confinement shell ${step} ${options(guest, module)}`;

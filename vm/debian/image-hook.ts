import {readFile} from 'node:fs/promises';
import {initrdModules, kernelPackage, maskedUnits} from './image-contents.ts';

/** The text of the customize hook: handed over whole, as mmdebstrap's namespace may not read our files. */
export const imageHook = async (): Promise<string> => {
  const variables = {
    KERNEL_PACKAGE: kernelPackage,
    MASKED_UNITS: maskedUnits.join(' '),
    INITRD_MODULES: initrdModules.join(' '),
  };
  const script = await readFile(new URL('customize.sh', import.meta.url), 'utf8');
  return `${Object.entries(variables)
    .map(([name, value]) => `${name}='${value}'`)
    .join('\n')}\n${script}`;
};

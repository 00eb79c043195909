import type {BuiltUnits} from '../../../vm/units/built-units.ts';
import {parseUnit} from '../../../vm/units/parse-unit.ts';
import {unitFiles} from '../../../vm/units/unit-files.ts';
import type {Unit} from './unit.ts';

/** The services that a module yields, each with all that it is told, by the number of their step. */
export const unitsOfSteps = async (built: BuiltUnits): Promise<ReadonlyMap<number, readonly Unit[]>> => {
  const steps = [...(await unitFiles(built))].map(([number, files]) => {
    const names = [...files.keys()].filter((path) => path.endsWith('.service'));
    return [number, names.map((name) => unitOf(name, files))] as const;
  });
  return new Map(steps);
};

const unitOf = (name: string, files: ReadonlyMap<string, string>): Unit => {
  const folder = `${name}.d/`;
  const dropIns = [...files].filter(([path]) => path.startsWith(folder));
  return {
    name,
    settings: parseUnit([files.get(name) ?? '', ...dropIns.map(([, text]) => text)].join('\n')),
    dropIns: dropIns.map(([path]) => path.slice(folder.length)),
  };
};

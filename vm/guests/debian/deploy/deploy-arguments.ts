import type {BuiltUnits} from '../../../units/built-units.ts';
import {unitNames} from '../../../units/unit-names.ts';

/** Arguments of deploy.sh for the units of these steps; for those of all without any. */
export const deployArguments = (
  {storePath, steps}: Pick<BuiltUnits, 'storePath' | 'steps'>,
  only: readonly number[] = [],
): string[] => [
  storePath,
  ...(only.length === 0 ? [...steps.keys()] : only).map(unitNames).flatMap(({files}) => files),
];

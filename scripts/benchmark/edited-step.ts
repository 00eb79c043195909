import {unitNames} from '../../vm/units/unit-names.ts';

const number = 7;

/** The step that is edited and whose socket is talked to: it has the plain unit. */
export const editedStep = {
  number,
  file: 'steps/seed/07-bin-sh.ts',
  socket: unitNames(number).socketPath,
} as const;

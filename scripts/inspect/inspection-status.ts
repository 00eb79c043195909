import {isWider} from '../../vm/inspect/ratchet/is-wider.ts';
import type {Inspection} from '../../vm/inspect/service/inspection.ts';
import {exitStatuses} from '../exit-status/exit-statuses.ts';
import type {Compared} from './compared.ts';

/** How the command ends. Who compares asks whether something is wider: what was not in force before is none of it. */
export const inspectionStatus = ({services}: Inspection, compared: Compared | undefined): number => {
  if (
    services.some((service) => 'problem' in service || service.whyUnseen !== undefined) ||
    (compared?.problems.length ?? 0) > 0
  ) {
    return exitStatuses.usage;
  }
  const failed =
    compared === undefined
      ? services.some(
          (service) => 'verdicts' in service && service.verdicts.some(({state}) => state === 'not in force'),
        )
      : isWider(compared.comparison);
  return failed ? exitStatuses.failed : exitStatuses.proved;
};

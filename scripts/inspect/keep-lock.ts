import type {LockKeeper} from '../../vm/inspect/ratchet/lock-keeper.ts';
import type {Inspection} from '../../vm/inspect/service/inspection.ts';
import type {Compared} from './compared.ts';
import {seenServices} from './seen-services.ts';

/** Holds what was seen to the lock file, which is written where it is to be; not when a service could not be seen. */
export const keepLock = (keeper: LockKeeper, inspection: Inspection): Compared => {
  const services = seenServices(inspection);
  const problems = services.flatMap(({seen}) => ('problem' in seen ? [seen] : []));
  const seen = new Map(
    services.flatMap(({name, seen: each}) => ('problem' in each ? [] : [[name, each] as const])),
  );
  return {comparison: keeper.compare(seen, inspection.machine, problems.length === 0), problems};
};

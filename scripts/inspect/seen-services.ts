import {seenIn} from '../../vm/inspect/ratchet/seen-in.ts';
import type {Inspection, ServiceProblem} from '../../vm/inspect/service/inspection.ts';
import {toldName} from '../../vm/inspect/service/told-name.ts';
import type {SeenExposure} from '../../vm/ratchet/locked/seen-exposure.ts';

/** What was seen of each service, in the order in which they were asked for, in the form of a lock, or why that is nothing to go by. */
export const seenServices = (
  inspection: Inspection,
): readonly {readonly name: string; readonly seen: SeenExposure | ServiceProblem}[] =>
  inspection.services.map((service) => ({
    name: toldName(service),
    seen: 'problem' in service ? service : seenIn(inspection, service),
  }));

import type {Comparison} from '../ratchet/comparison.ts';
import type {Inspection} from '../service/inspection.ts';
import {comparisonJson} from './comparison-json.ts';

/** An inspection as a document for programs; its shape has a version. */
export const toJson = (
  {machine, systemdVersion, kernel, services}: Inspection,
  comparison?: Comparison,
): unknown => ({
  version: 1,
  machine,
  systemdVersion,
  kernel,
  services: services.map((service) =>
    'problem' in service
      ? service
      : {
          name: service.name,
          user: service.user ?? null,
          files: service.files,
          origin: service.origin ?? null,
          standIns: service.standIns,
          relaxed: service.relaxed,
          exec: service.exec,
          score: service.score ?? null,
          unseen: service.whyUnseen ?? null,
          lent: service.lent ?? null,
          directives: service.verdicts,
          suggestions: service.suggestions,
          changed: Object.fromEntries(service.changed),
          said: service.said,
          exposure: service.observation?.exposure.document ?? null,
        },
  ),
  ...(comparison === undefined ? {} : {comparison: comparisonJson(comparison)}),
});

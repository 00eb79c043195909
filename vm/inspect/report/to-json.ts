import type {Inspection} from '../service/inspection.ts';

/** An inspection as a document for programs; its shape has a version. */
export const toJson = ({services, ...machine}: Inspection): unknown => ({
  version: 1,
  ...machine,
  services: services.map((service) =>
    'problem' in service
      ? service
      : {
          name: service.name,
          files: service.files,
          score: service.score ?? null,
          unseen: service.whyUnseen ?? null,
          directives: service.verdicts,
          suggestions: service.suggestions,
          changed: Object.fromEntries(service.changed),
          said: service.said,
          exposure: service.observation?.exposure.document ?? null,
        },
  ),
});

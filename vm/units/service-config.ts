import type {serviceDirectives} from './service-directives.ts';
import type {ValueOf} from './value-of.ts';

/** NixOS' systemd.services.<name>.serviceConfig: the [Service] section. A list gives one line for each element. */
export type ServiceConfig = {
  readonly [Name in keyof typeof serviceDirectives]?: ValueOf<(typeof serviceDirectives)[Name]>;
};

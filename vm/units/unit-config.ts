import type {unitDirectives} from './unit-directives.ts';
import type {ValueOf} from './value-of.ts';

/** NixOS' systemd.services.<name>.unitConfig: the [Unit] section. A list gives one line for each element. */
export type UnitConfig = {
  readonly [Name in keyof typeof unitDirectives]?: ValueOf<(typeof unitDirectives)[Name]>;
};

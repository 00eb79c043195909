import type {ConfinementModule} from '../../modules/confinement-module.ts';

/** A service that a NixOS module defines. */
export type ModuleService = {
  /** As it was asked for: `./web.nix#web`. */
  readonly asked: string;
  /** Absolute path of the module. */
  readonly file: string;
  /** As in `systemd.services.NAME`: a template ends in `@`. */
  readonly service: string;
  /** Which confinement module is evaluated with it: with a checkout of nixpkgs, all of its NixOS is. */
  readonly module: ConfinementModule;
};

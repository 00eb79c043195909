import type {Confinement} from './confinement.ts';
import type {NixExpression} from './nix-expression.ts';
import type {ServiceConfig} from './service-config.ts';
import type {stepScripts} from './step-scripts.ts';
import type {UnitConfig} from './unit-config.ts';

/** What a step sets of NixOS' systemd.services."test<N>@"; the rest is the same for all steps (vm/nixos/steps.nix). */
export type StepService = {
  /** How it is confined. */
  readonly confinement?: Confinement;
  /** Directives of [Service]. */
  readonly serviceConfig?: ServiceConfig;
  /** Environment variables; null removes one that NixOS sets. */
  readonly environment?: Readonly<Record<string, string | null | NixExpression>>;
  /** Packages for PATH, before those of every service. Not part of the chroot unless it is named in confinement. */
  readonly path?: readonly (string | NixExpression)[] | NixExpression;
  /** Directives of [Unit]. */
  readonly unitConfig?: UnitConfig;
} & Scripts;

/** Texts of shell scripts, which become ExecStartPre, ExecStartPost, ExecReload, ExecStop and ExecStopPost. */
type Scripts = Readonly<Partial<Record<(typeof stepScripts)[number], string | NixExpression>>>;

import type {furtherDirectives} from './further-directives.ts';
import type {Confinement} from './confinement.ts';
import type {NixExpression} from './nix-expression.ts';
import type {ServiceConfig} from './service-config.ts';
import type {StepService} from './step-service.ts';
import type {ValueOf} from './value-of.ts';

/** The [Service] section of a further service: that of a step's own, and what the harness sets there. */
export type FurtherServiceConfig = ServiceConfig & {
  readonly [Name in keyof typeof furtherDirectives]?: ValueOf<(typeof furtherDirectives)[Name]>;
};

/** A service that a step has beside its own: NixOS' systemd.services."test<N>-NAME". Nothing starts it but the test. */
export type FurtherService = Omit<StepService, 'confinement' | 'serviceConfig'> & {
  /** Confined when it is given; `{}` is the module's default. */
  readonly confinement?: Confinement;
  readonly serviceConfig?: FurtherServiceConfig;
  /** Text of a shell script, which becomes ExecStart. */
  readonly script?: string | NixExpression;
  /**
   * Text of a unit file of the same name that a package brings (`systemd.packages`); what is set here then only overrides
   * it, as a drop-in.
   */
  readonly shipped?: string | NixExpression;
};

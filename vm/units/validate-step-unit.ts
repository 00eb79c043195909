import {UsageError} from '../../harness/errors/usage-error.ts';
import {checkValue} from './check-value.ts';
import {directiveNames} from './directive-names.ts';
import {furtherDirectives} from './further-directives.ts';
import {nearest} from './nearest.ts';
import {NixExpression} from './nix-expression.ts';
import {reservedDirectives} from './reserved-directives.ts';
import {serviceDirectives} from './service-directives.ts';
import {stepScripts} from './step-scripts.ts';
import type {StepUnit} from './step-unit.ts';
import {unitDirectives} from './unit-directives.ts';
import type {ValueKind} from './value-kind.ts';

type Validator = (value: unknown, option: string) => void;

const shown = (value: unknown): string => (value === undefined ? 'undefined' : JSON.stringify(value));

const fail = (option: string, value: unknown, allowed: string): never => {
  throw new UsageError(`${option} must be ${allowed}, not ${shown(value)}`);
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof NixExpression);

const reservedIn = (option: string, reasons: Readonly<Record<string, string>>): [string, string][] =>
  Object.entries(reasons).map(([name, reason]) => [`${option}.${name}`, reason]);

/** Refuses what belongs to the harness, by name and with the reason. */
const reserved = new Map([
  ['confinement.enable', 'every step is confined'],
  ...reservedIn('serviceConfig', reservedDirectives.Service),
  ...reservedIn('unitConfig', reservedDirectives.Unit),
]);

const record =
  (
    checks: Readonly<Record<string, Validator>>,
    known = `known are ${Object.keys(checks).join(', ')}`,
  ): Validator =>
  (value, option) => {
    if (!isRecord(value)) {
      fail(option.endsWith(':') ? `${option} service` : option, value, 'an object');
      return;
    }
    for (const [name, inner] of Object.entries(value)) {
      // The service as a whole is called by its step only.
      const path = option.endsWith(':') ? `${option} ${name}` : `${option}.${name}`;
      const reason = reserved.get(path.slice(path.indexOf(': ') + 2));
      if (reason !== undefined) {
        throw new UsageError(`${path} cannot be set: ${reason}`);
      }
      const check = Object.hasOwn(checks, name) ? checks[name] : undefined;
      if (check === undefined) {
        const guess = nearest(name, Object.keys(checks));
        throw new UsageError(
          `${path} is unknown; ${guess === undefined ? '' : `did you mean ${guess}? `}${known}`,
        );
      }
      check(inner, path);
    }
  };

const ofKind =
  (kind: ValueKind): Validator =>
  (value, option) => {
    const allowed = checkValue(value, kind);
    if (allowed !== undefined) {
      fail(option, value, allowed);
    }
  };

const directives = (section: string, table: Readonly<Record<string, ValueKind>>): Validator =>
  record(
    Object.fromEntries(Object.entries(table).map(([name, kind]) => [name, ofKind(kind)])),
    `known are the [${section}] directives of systemd.directives(7), up to systemd ${directiveNames.systemd}`,
  );

const packages: Validator = (value, option) => {
  const isPackage = (element: unknown) => typeof element === 'string' || element instanceof NixExpression;
  if (!(value instanceof NixExpression) && !(Array.isArray(value) && value.every(isPackage))) {
    fail(option, value, 'a list of Nix expressions and strings');
  }
};

const binSh: Validator = (value, option) => {
  const isPath = typeof value === 'string' && value.startsWith('/');
  if (value !== null && !isPath && !(value instanceof NixExpression)) {
    fail(option, value, 'null or an absolute path');
  }
};

const environment: Validator = (value, option) => {
  if (!isRecord(value)) {
    fail(option, value, 'an object');
    return;
  }
  for (const [name, inner] of Object.entries(value)) {
    if (!/^[A-Za-z_]\w*$/.test(name)) {
      throw new UsageError(
        `${option} has the name ${JSON.stringify(name)}; a variable's name is letters, digits and _, and starts with no digit`,
      );
    }
    if (inner !== null && typeof inner !== 'string' && !(inner instanceof NixExpression)) {
      fail(`${option}.${name}`, inner, 'a string, a Nix expression or null');
    }
  }
};

const lines: Validator = (value, option) => {
  if (typeof value !== 'string' && !(value instanceof NixExpression)) {
    fail(option, value, 'a string or a Nix expression');
  }
};

const common = {
  confinement: record({
    fullUnit: ofKind({kind: 'flag'}),
    packages,
    binSh,
    mode: ofKind({kind: 'choice', words: ['full-apivfs', 'chroot-only']}),
  }),
  serviceConfig: directives('Service', serviceDirectives),
  environment,
  path: packages,
  unitConfig: directives('Unit', unitDirectives),
  ...Object.fromEntries(stepScripts.map((name) => [name, lines])),
};

const service = record(common);

const furtherService = record({
  ...common,
  serviceConfig: directives('Service', {...serviceDirectives, ...furtherDirectives}),
  script: lines,
  shipped: lines,
});

const checkServices = (services: unknown, where: string): void => {
  if (!isRecord(services)) {
    fail(`${where}: services`, services, 'an object');
    return;
  }
  for (const [name, further] of Object.entries(services)) {
    if (!/^[A-Za-z]\w*(?:-\w+)*@?$/.test(name)) {
      throw new UsageError(
        `${where}: services has the name ${JSON.stringify(name)}; a name is words of letters, digits and _ with - between them, starts with a letter, and may end in @`,
      );
    }
    furtherService(further, `${where}: services.${name}`);
  }
};

/**
 * Checks what the compiler cannot see: steps in plain JavaScript, values that were computed.
 *
 * @throws UsageError that names the step, the option and what is allowed.
 */
export const validateStepUnit = (step: StepUnit): void => {
  if (!Number.isSafeInteger(step.number) || step.number < 1) {
    throw new UsageError(`A step's number must be a positive integer, not ${shown(step.number)}`);
  }
  const where = `step ${step.number}`;
  if (typeof step.description !== 'string' || !/^[^\n\r\0]+$/.test(step.description)) {
    fail(`${where}: description`, step.description, 'a string of one line');
  }
  for (const [name, entry] of Object.entries(step.store)) {
    if (!/^[A-Za-z_][\w-]*$/.test(name)) {
      throw new UsageError(
        `${where}: store has the name ${JSON.stringify(name)}; a name is letters, digits, _ and -, and starts with a letter or _`,
      );
    }
    if (!((entry as unknown) instanceof NixExpression)) {
      fail(`${where}: store.${name}`, entry, 'a Nix expression, nix`...`');
    }
  }
  service(step.service, `${where}:`);
  if (step.services !== undefined) {
    checkServices(step.services, where);
  }
};

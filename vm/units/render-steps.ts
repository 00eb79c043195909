import {UsageError} from '../../harness/errors/usage-error.ts';
import type {NixValue} from './nix-value.ts';
import {renderNix} from './render-nix.ts';
import type {FurtherService} from './further-service.ts';
import type {StepService} from './step-service.ts';
import type {StepUnit} from './step-unit.ts';
import {validateStepUnit} from './validate-step-unit.ts';

// Elements are settings, not lines: a value may hold line breaks that matter to Nix, so nothing is put before
// its lines.
const attributes = (settings: Readonly<Record<string, NixValue>>): string[] =>
  Object.entries(settings).map(([name, value]) => `${JSON.stringify(name)} = ${renderNix(value)};`);

const block = (name: string, settings: readonly string[]): string[] =>
  settings.length === 0
    ? [`${name} = { };`]
    : [`${name} = {`, ...settings.map((setting) => `  ${setting}`), '};'];

const sections = ['confinement', 'serviceConfig', 'environment', 'unitConfig'];

const renderService = (service: StepService | FurtherService): string[] => {
  // A section stands with each of its settings on a line of its own, after the single values.
  const isSection = ([name]: [string, unknown]) => sections.includes(name);
  const options = Object.entries(service) as [string, NixValue][];
  return [
    ...options
      .filter((option) => !isSection(option))
      .map(([name, value]) => `${name} = ${renderNix(value)};`),
    ...options
      .filter(isSection)
      .flatMap(([name, settings]) => block(name, attributes(settings as Record<string, NixValue>))),
  ];
};

const renderServices = (services: Readonly<Record<string, FurtherService>>): string[] =>
  Object.entries(services).flatMap(([name, service]) => block(JSON.stringify(name), renderService(service)));

const renderStep = (step: StepUnit): string =>
  [
    // stepAtLine finds a step by this comment.
    `  # step ${step.number}`,
    '  (let',
    ...block('store', attributes(step.store)).map((line) => `    ${line}`),
    '  in {',
    `    number = ${step.number};`,
    `    description = ${renderNix(step.description)};`,
    '    inherit store;',
    ...block('config', renderService(step.service)).map((line) => `    ${line}`),
    ...(step.services === undefined ? [] : block('services', renderServices(step.services))).map(
      (line) => `    ${line}`,
    ),
    ...(step.refusedBy === undefined ? [] : [`    refusedBy = ${renderNix(step.refusedBy)};`]),
    '  })',
  ].join('\n');

/**
 * The steps as the text of a Nix file: a function from { pkgs, lib } to the list that vm/nixos/steps.nix
 * takes, each element `{ number; description; store = { <name> = …; }; config = { confinement; serviceConfig;
 * environment; … }; }`, with `services = { <name> = { … }; }` when it has further ones, and `refusedBy = [ "2019" … ]`.
 *
 * @throws UsageError for a wrong step (see validateStepUnit) and for two steps of one number.
 */
export const renderSteps = (steps: readonly StepUnit[]): string => {
  const seen = new Map<number, StepUnit>();
  for (const step of steps) {
    validateStepUnit(step);
    const other = seen.get(step.number);
    if (other !== undefined) {
      throw new UsageError(
        `step ${step.number}: two steps have this number, ${JSON.stringify(other.description)} and ${JSON.stringify(step.description)}; numbers must differ`,
      );
    }
    seen.set(step.number, step);
  }
  return ['{ pkgs, lib }:', '[', ...steps.map(renderStep), ']', ''].join('\n');
};

import {z} from 'zod';
import {ctrf} from '../../harness/results/ctrf.ts';
import {junit} from '../../harness/results/junit.ts';
import {runSchema} from '../../harness/results/run-schema.ts';
import {exposureDocument} from '../../vm/probe/exposure-document.ts';
import {sections} from '../../vm/probe/sections.ts';
import {formatLock} from '../../vm/ratchet/file/format-lock.ts';
import {lockVersion} from '../../vm/ratchet/file/lock-document.ts';
import {furtherDirectives} from '../../vm/units/further-directives.ts';
import {stepScripts} from '../../vm/units/step-scripts.ts';
import {serviceDirectives} from '../../vm/units/service-directives.ts';
import {unitDirectives} from '../../vm/units/unit-directives.ts';
import type {ValueKind} from '../../vm/units/value-kind.ts';
import {sittingSchema} from '../benchmark/sitting.ts';
import {exampleRun} from './example-run.ts';
import {markdownTable} from './markdown-table.ts';
import {type Schema, type SchemaField, schemaFields} from './schema-fields.ts';
import {type TypeField, typeFields} from './type-fields.ts';

/** The types that the page tells of, in its order. */
const types = {
  config: {file: 'scripts/config/define-config.ts', name: 'Config'},
  step: {file: 'steps/kit/step.ts', name: 'StepDefinition'},
  service: {file: 'vm/units/step-service.ts', name: 'StepService'},
  confinement: {file: 'vm/units/confinement.ts', name: 'Confinement'},
  further: {file: 'vm/units/further-service.ts', name: 'FurtherService'},
  flake: {file: 'scripts/flakes/known-flake.ts', name: 'KnownFlake'},
  regression: {file: 'steps/kit/regression.ts', name: 'Regression'},
  facts: {file: 'steps/kit/step-facts.ts', name: 'StepFacts'},
  context: {file: 'steps/kit/step.ts', name: 'StepContext'},
  confined: {file: 'vm/instance/confined-shell.ts', name: 'ConfinedShell'},
  exposure: {file: 'vm/probe/expected-exposure.ts', name: 'ExpectedExposure'},
  inspection: {file: 'vm/inspect/service/inspection.ts', name: 'ServiceInspection'},
  verdict: {file: 'vm/inspect/judge/verdict.ts', name: 'Verdict'},
  seen: {file: 'steps/kit/session/seen-exposure.ts', name: 'SeenExposure'},
  benchmark: {file: 'scripts/benchmark/benchmark-report.ts', name: 'BenchmarkReport'},
  row: {file: 'scripts/benchmark/benchmark-report.ts', name: 'BenchmarkRow'},
  soak: {file: 'scripts/soak/soak-report.ts', name: 'SoakReport'},
  soakSteps: {file: 'scripts/soak/soak-report.ts', name: 'StepsReport'},
  kill: {file: 'scripts/soak/soak-report.ts', name: 'KillReport'},
} as const;

/** Those that people write, who want to know what they must. */
const written: ReadonlySet<string> = new Set(['step', 'regression', 'flake']);

/** The page of the reference that tells of files, in Markdown: what people write for the harness, and what it writes. */
export const filesPage = (): string => {
  const read = typeFields(Object.values(types));
  const fields = (name: keyof typeof types): TypeField[] => read[Object.keys(types).indexOf(name)] ?? [];
  const table = (name: keyof typeof types, head = 'key'): string =>
    markdownTable(
      [head, 'type', 'what it is'],
      fields(name)
        .filter(({name: key}) => !(stepScripts as readonly string[]).includes(key))
        .map(({name: key, isOptional, type, told}) => [
          `\`${key}\`${isOptional || !written.has(name) ? '' : ', always'}`,
          type === '' ? undefined : `\`${type}\``,
          told,
        ]),
    );
  return [
    '# Files',
    'What is in each file that you write for the harness, and in each that it writes: made by `npm run reference` from the types and schemas in the code.',
    '## Configuration',
    '`confinement.config.ts`, `.js` or `.mjs`, in the current folder or in that of the nearest `package.json` above, exports `defineConfig({…})`. What the command line says wins. See [A project of your own](../getting-started.md#a-project-of-your-own).',
    table('config'),
    '## A list of known flakes',
    'JSON, for `--known-flakes` and `knownFlakes`: a list of entries, as in `[{"step": 12, "tracker": "owner/repository#34", "expires": "2026-12-31"}]`. How they count is told in [CI](../ci.md#is-a-step-flaky).',
    table('flake'),
    '## A step',
    '`NUMBER-WORDS.ts` or `.js` exports `defineStep({…})`; how it is written is told in [Adding a step](../../steps/README.md). Keys with “always” are needed.',
    table('step'),
    '### Its service',
    'What `service` returns, as `systemd.services.<name>` of NixOS:',
    table('service'),
    `${stepScripts.map((name) => `\`${name}\``).join(', ')} are texts of shell scripts.`,
    '`confinement`:',
    table('confinement'),
    '`services`, further ones, take the same and',
    markdownTable(
      ['key', 'type', 'what it is'],
      fields('further')
        .filter(({name}) => !fields('service').some((each) => each.name === name))
        .map(({name, type, told}) => [`\`${name}\``, `\`${type}\``, told]),
    ),
    '### Directives',
    'In `serviceConfig`, with what a value is:',
    directives(serviceDirectives),
    'In `serviceConfig` of further services, too:',
    directives(furtherDirectives),
    'In `unitConfig`:',
    directives(unitDirectives),
    '### Its test',
    '`test` gets',
    table('context', 'name'),
    'The calls of `confined`; `outside` has all but `open`:',
    table('confined', 'call'),
    'What `confined.exposes` takes, beside a lock file:',
    table('exposure'),
    '### Facts',
    'What `applies`, `complaints` and `reproduces.where` get, and the test as `facts`:',
    table('facts'),
    '### A known regression',
    '`reproduces`:',
    table('regression'),
    '## results.json',
    'The JSON schema is [results.schema.json](../../harness/results/results.schema.json). Later versions may have more fields.',
    documentTable(fieldsOf(runSchema)),
    '## junit.xml',
    'Of a run with a step that passed, one that failed, and a known regression that reproduced:',
    fenced('xml', junit(exampleRun, pathOf)),
    '## ctrf.json',
    'Of the same run, as the [Common Test Report Format](https://ctrf.io) says:',
    fenced('json', JSON.stringify(ctrf(exampleRun, pathOf), undefined, 2)),
    '## exposure.json',
    'In the folder of a step that asked what its service may see and do: a list, an entry for each time that it asked.',
    table('seen'),
    'The `exposure` is what the probe told. A section that was not asked for is not there; one that did not come to its end has nothing but `ended`, which says how.',
    documentTable(fieldsOf(exposureDocument)),
    '## console.timing',
    'Beside `console.log`, when each piece of it came, in the classic form of `script` of util-linux: a line for each, with the seconds since the piece before and its bytes. Those of the first line count from `consoleStartedAt` of the suite in `results.json`. A piece that the guest had written before it was saved has 0 seconds.',
    fenced('text', '0.000000 18342\n0.412871 61\n1.023344 7'),
    '## Lock files',
    `JSON, version ${lockVersion}, written by \`confinement inspect --lock\` and by steps with a \`LockFile\`. \`services\` has each service by its name; there each section has a text for each fact, or one text that says why it was not told. The sections: ${sections.map((name) => `\`${name}\``).join(', ')}.`,
    fenced('json', formatLock(exampleLock)),
    '## report.json',
    'What `confinement inspect --json` prints, and `--results` writes: `version` (1), `machine`, `systemdVersion`, `kernel`, `services`, and with `--lock` or `--against` the `comparison`. A service that could not be inspected has `name` and `problem`, another',
    markdownTable(
      ['key', 'what it is'],
      reportKeys.map(([key, field]) => [
        `\`${key}\``,
        fields('inspection').find(({name}) => name === field)?.told,
      ]),
    ),
    'Each of `directives`:',
    table('verdict'),
    '## bench.json',
    'What `npm run bench` measured in its newest sitting:',
    table('benchmark'),
    'Each of `rows`:',
    table('row'),
    '## history.jsonl',
    'The last hundred sittings of `npm run bench`, a line of JSON each:',
    documentTable(fieldsOf(sittingSchema)),
    '## soak.json',
    'What came of the newest `npm run soak`; `soak.txt` has the same for people:',
    table('soak'),
    '`steps`:',
    table('soakSteps'),
    'Each of `kills`:',
    table('kill'),
  ].join('\n\n');
};

/** The keys of a service in `report.json`, with the fields that they come from. */
const reportKeys = [
  ['name', 'name'],
  ['user', 'user'],
  ['files', 'files'],
  ['origin', 'origin'],
  ['standIns', 'standIns'],
  ['relaxed', 'relaxed'],
  ['exec', 'exec'],
  ['score', 'score'],
  ['unseen', 'whyUnseen'],
  ['lent', 'lent'],
  ['directives', 'verdicts'],
  ['suggestions', 'suggestions'],
  ['changed', 'changed'],
  ['said', 'said'],
  ['exposure', 'observation'],
] as const;

const fieldsOf = (schema: z.ZodType): SchemaField[] =>
  schemaFields(z.toJSONSchema(schema, {io: 'input'}) as Schema);

const pathOf = (artifact: string): string => `test-results/latest/${artifact}`;

const exampleLock = new Map([
  [
    'web.service',
    {
      identity: {noNewPrivs: 'true', uid: 'web'},
      namespaces: {'namespace net': 'host'},
      walk: {'path /home': 'none', 'path /var/lib/web': 'writable'},
    },
  ],
]);

const kinds: Readonly<Record<ValueKind['kind'], string>> = {
  flag: 'true or false',
  text: 'a text',
  texts: 'a text, or a list, which gives one line for each',
  integer: 'a whole number',
  amount: 'a time span (a number counts seconds) or a size (a number counts bytes)',
  choice: 'one of its words',
  flagOr: 'true, false, or one of its words',
  any: 'what systemd takes: true, false, a whole number, a text, or a list, which gives one line for each',
};

const directives = (table: Readonly<Record<string, ValueKind>>): string =>
  markdownTable(
    ['value', 'directives'],
    (Object.keys(kinds) as ValueKind['kind'][]).flatMap((kind) => {
      const names = Object.entries(table).filter(([, value]) => value.kind === kind);
      return names.length === 0
        ? []
        : [
            [
              kinds[kind],
              names
                .map(([name, value]) =>
                  'words' in value ? `\`${name}\` (${value.words.join(', ')})` : `\`${name}\``,
                )
                .join(', '),
            ],
          ];
    }),
  );

const documentTable = (fields: readonly SchemaField[]): string =>
  markdownTable(
    ['field', 'type', 'what it is'],
    fields.map(({path, isOptional, type, told}) => [
      `\`${path}\``,
      `${type}${isOptional ? ', or absent' : ''}`,
      told,
    ]),
  );

const fenced = (language: string, text: string): string => `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;

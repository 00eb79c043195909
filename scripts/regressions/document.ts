import {referenceUrl} from '../../steps/kit/reference-url.ts';
import {notShown} from './not-shown.ts';
import type {RegressionRow} from './regression-row.ts';

/** Begins the part of the document that a run writes. */
export const standHeading = '## Where they stand';

const introduction = `# Known regressions

What broke in confinement over the years, in nixpkgs' module or in systemd, and the step of the set \`regressions\` that
guards against its return. Where one still reproduces, its step must fail just so, and a run shows it as \`reproduced\`:

    npx confinement regressions --guest debian:bookworm --guest debian:trixie --module 2024 --module 2025

proves them and prints their table, and with \`--write\` writes this page, from the steps' files and the run. How to add one
is told in [steps/README.md](../steps/README.md#a-regression-in-ten-minutes).`;

/** The part of the document that says what the regressions are: all that the steps' files say, and no run. */
export const listOfRegressions = (rows: readonly RegressionRow[]): string =>
  [
    introduction,
    ...rows.flatMap(({number, description, references, broke, since, hit}) => [
      `## ${number} ${description}`,
      [
        ...(broke === undefined ? [] : [`- broke: ${broke}`]),
        ...(since === undefined ? [] : [`- since: ${since}`]),
        ...(hit === undefined ? [] : [`- hit: ${hit}`]),
        ...(references.length === 0
          ? []
          : [`- see: ${references.map(({name, url}) => `[${name}](${url})`).join(', ')}`]),
      ].join('\n'),
    ]),
    '## Not shown',
    notShown
      .map(
        ({references, why}) =>
          `- ${references.map((name) => `[${name}](${referenceUrl(name) ?? name})`).join(', ')}: ${why}`,
      )
      .join('\n'),
    '',
  ].join('\n\n');

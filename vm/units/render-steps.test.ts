import test from 'ava';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {nix} from './nix.ts';
import {renderSteps} from './render-steps.ts';
import {stepAtLine} from './step-at-line.ts';
import {storeReferences} from './store-references.ts';

const store = {
  text: nix`pkgs.writeText "t" "one
two"`,
};
const steps = [
  {number: 2, description: 'a "quoted" step', store: {}, service: {}},
  {
    number: 7,
    description: 'more',
    store,
    service: {
      confinement: {packages: [storeReferences(store).text], binSh: null},
      serviceConfig: {Nice: -5},
      environment: {
        X: nix`"a
  b"`,
      },
      path: [nix`pkgs.hello`],
    },
  },
];

test('steps become a function to a list', (t) => {
  t.is(
    renderSteps(steps),
    `{ pkgs, lib }:
[
  # step 2
  (let
    store = { };
  in {
    number = 2;
    description = "a \\"quoted\\" step";
    inherit store;
    config = { };
  })
  # step 7
  (let
    store = {
      "text" = (pkgs.writeText "t" "one
two");
    };
  in {
    number = 7;
    description = "more";
    inherit store;
    config = {
      path = [ (pkgs.hello) ];
      confinement = {
        "packages" = [ (store."text") ];
        "binSh" = null;
      };
      serviceConfig = {
        "Nice" = (-5);
      };
      environment = {
        "X" = ("a
  b");
      };
    };
  })
]
`,
  );
});

test('a line of the text leads back to its step', (t) => {
  const text = renderSteps(steps);
  const lineOf = (part: string) => text.slice(0, text.indexOf(part)).split('\n').length;
  t.is(stepAtLine(text, 1), undefined);
  t.is(stepAtLine(text, lineOf('quoted')), 2);
  t.is(stepAtLine(text, lineOf('Nice')), 7);
});

test('numbers must differ', (t) => {
  const error = t.throws(
    () => renderSteps([...steps, {number: 2, description: 'other', store: {}, service: {}}]),
    {
      instanceOf: UsageError,
    },
  );
  t.is(
    error.message,
    'step 2: two steps have this number, "a \\"quoted\\" step" and "other"; numbers must differ',
  );
});

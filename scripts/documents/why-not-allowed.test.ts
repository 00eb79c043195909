import test from 'ava';
import {whyNotAllowed} from './why-not-allowed.ts';

const scripts = ['start', 'bench'];

test('a command line that there is is allowed, and nothing runs', (t) => {
  for (const line of [
    'npx confinement test 7 --guest debian:forky --module 2019 --module 2025',
    "echo 'id' | npx confinement shell --unit ./web.service",
    'npm start -- --set seed',
    'npm run bench -- --runs 3',
    'npm ci && npm test',
    'nix flake check',
    'npx confinement --version',
  ]) {
    t.is(whyNotAllowed(line, {scripts}), undefined, line);
  }
});

test('a command line that there is not is told with the reason', (t) => {
  for (const [line, why] of [
    ['npx confinement prove', /unknown command 'prove'/],
    ['npx confinement test --seed', /unknown option '--seed'/],
    ['npx confinement inspect', /missing required argument/],
    ['npx confinement test --timeout-factor X', /--timeout-factor/],
    ['npm start -- --seed', /unknown option '--seed'/],
    ['npm run benchmark', /there is no such script/],
  ] as const) {
    t.regex(whyNotAllowed(line, {scripts}) ?? '', why);
  }
});

test('of names alone values do not matter', (t) => {
  t.is(whyNotAllowed('confinement test --timeout-factor X', {scripts, onlyNames: true}), undefined);
  t.is(whyNotAllowed('confinement inspect', {scripts, onlyNames: true}), undefined);
  t.regex(whyNotAllowed('confinement test --nothing', {scripts, onlyNames: true}) ?? '', /unknown option/);
});

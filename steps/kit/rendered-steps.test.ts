import {readFile} from 'node:fs/promises';
import test from 'ava';
import {renderedSteps} from './rendered-steps.ts';

test('what Nix alone builds a guest from is what the steps say; else: npm run render-steps', async (t) => {
  const {file, text} = await renderedSteps();
  t.is(await readFile(file, 'utf8'), text);
});

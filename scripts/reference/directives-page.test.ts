import test from 'ava';
import {knownSystemds} from '../../vm/systemd/known-systemds.ts';
import {seenDirectives} from '../../vm/inspect/table/seen-directives.ts';
import {directivesPage} from './directives-page.ts';
import {shownWords} from './shown-words.ts';

test('the page has each directive that the newest systemd knows', (t) => {
  const page = directivesPage();
  const missing = (knownSystemds.at(-1)?.directives.Service ?? []).filter(
    (name) => !page.includes(`\`${name}=\``),
  );
  t.deepEqual(missing, []);
  t.regex(page, /what it takes is let do, and logged \| `SystemCallLog=`/);
});

test('there are words for all that is to be seen of one that is seen', (t) => {
  for (const [name, {shows}] of Object.entries(seenDirectives)) {
    for (const shown of Object.values(shows)) {
      t.is(shownWords(shown) === '', Object.keys(shown).length === 0, name);
    }
  }
});

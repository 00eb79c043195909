import {daemonDirectives} from '../../vm/inspect/table/daemon-directives.ts';
import type {DirectiveEntry} from '../../vm/inspect/table/entry/directive-entry.ts';
import {subjects} from '../../vm/inspect/table/entry/subject.ts';
import {seenDirectives} from '../../vm/inspect/table/seen-directives.ts';
import {unseenDirectives} from '../../vm/inspect/table/unseen-directives.ts';
import {markdownTable} from './markdown-table.ts';
import {shownWords} from './shown-words.ts';

/** The page of the reference that tells of the directives that `inspect` knows, in Markdown. */
export const directivesPage = (): string => {
  const [seen, unseen] = [Object.entries(seenDirectives), Object.entries(unseenDirectives)];
  return [
    '# Directives that inspect knows',
    'What must be seen of each directive of `[Service]` for `confinement inspect` to tell it as in force, and why some cannot be seen: written by `npm run reference` from the table that it judges by. The names of facts are those of lock files. `$value` stands for the value as it was read, `$item` for each of a list.',
    `## Seen: ${String(seen.length)}`,
    ...subjects.flatMap((subject) => {
      const of = seen.filter(([, entry]) => entry.subject === subject);
      return [
        `### ${subject}`,
        markdownTable(
          ['directive', 'in force when', 'remarks'],
          of.map(([name, entry]) => [`\`${name}=\``, shownBy(entry), remarks(entry)]),
        ),
      ];
    }),
    `## Not to be seen: ${String(unseen.length)}`,
    markdownTable(
      ['why', 'directives'],
      [...new Set(unseen.map(([, entry]) => entry.unseen))].map((why) => [
        why,
        names(unseen.filter(([, entry]) => entry.unseen === why).map(([name]) => name)),
      ]),
    ),
    `## Of the daemon: ${String(daemonDirectives.size)}`,
    'They say how the daemon is run and spoken to, and not what its process may see and do. A twin has none of them.',
    names([...daemonDirectives]),
  ].join('\n\n');
};

const names = (all: readonly string[]): string => all.map((name) => `\`${name}=\``).join(', ');

/** What the facts are that a list is read as, each of which says where it was looked. */
const itemWords: Readonly<Partial<Record<DirectiveEntry['reads'], string>>> = {
  addresses: '`loopback connect-tcp`, or `send` to an address of each of the list',
  sockets: '`loopback bind-tcp` and its kind, or `bind` of a port of each rule',
};

/** By values, where these differ; one that asks for nothing is left out. */
const shownBy = ({reads, shows}: DirectiveEntry): string => {
  const asked = Object.entries(shows).filter(([, shown]) => Object.keys(shown).length > 0);
  return asked
    .map(([value, shown]) => {
      const words = shownWords(shown).replace('`$item`', itemWords[reads] ?? '`$item`');
      return value === '*' ? (asked.length === 1 ? words : `else: ${words}`) : `\`${value}\`: ${words}`;
    })
    .join('; ');
};

const remarks = ({notOnGuests, gap, unlessSet, exceptions}: DirectiveEntry): string =>
  [
    ...(exceptions === undefined ? [] : [`without what \`${exceptions}=\` has`]),
    ...(unlessSet === undefined ? [] : [`not to be seen beside \`${unlessSet}=\``]),
    ...(notOnGuests === undefined ? [] : [notOnGuests]),
    ...(gap === undefined ? [] : [gap.why]),
  ].join('; ');

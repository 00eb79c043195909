import {AnsiUp} from 'ansi_up';
import {element} from './element.ts';

const token = /<span([^>]*)>|<\/span>|<[^>]*>|[^<]+/g;
const entities: Readonly<Record<string, string>> = {'&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"'};

/** Text in which the codes of colours have become elements with classes. */
export const colouredText = (text: string): (Node | string)[] => {
  if (!text.includes('\u001B')) {
    return [text];
  }
  const converter = new AnsiUp();
  converter.use_classes = true;
  converter.url_allowlist = {};
  const made = element('span');
  let within: HTMLElement = made;
  // What the converter made is taken apart instead of being given to the page as markup.
  for (const [found, attributes] of converter.ansi_to_html(text).matchAll(token)) {
    if (attributes !== undefined) {
      const inner = element('span', {class: classesOf(attributes)});
      // Of 256 colours, which have no classes.
      inner.style.color = /(?<![-\w])color:(rgb\([\d,]+\))/.exec(attributes)?.[1] ?? '';
      inner.style.backgroundColor = /background-color:(rgb\([\d,]+\))/.exec(attributes)?.[1] ?? '';
      within.append(inner);
      within = inner;
    } else if (found === '</span>') {
      within = within.parentElement ?? made;
    } else if (!found.startsWith('<')) {
      within.append(found.replaceAll(/&(?:amp|lt|gt|quot);/g, (name) => entities[name] ?? name));
    }
  }
  return [...made.childNodes];
};

/** Styles are for bold and the like too, for which there are classes here. */
const classesOf = (attributes: string): string => {
  const classes = /class="([\w -]*)"/.exec(attributes)?.[1] ?? '';
  const weights = [
    ['font-weight:bold', 'ansi-bold'],
    ['opacity', 'ansi-faint'],
    ['italic', 'ansi-italic'],
    ['underline', 'ansi-underline'],
  ].flatMap(([style = '', name = '']) => (attributes.includes(style) ? [name] : []));
  return [classes, ...weights].filter((each) => each !== '').join(' ');
};

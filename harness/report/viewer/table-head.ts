import {element} from './element.ts';

/** The head of a table: a title for each column. */
export const tableHead = (...titles: readonly string[]): HTMLElement =>
  element('thead', {}, element('tr', {}, ...titles.map((text) => element('th', {scope: 'col'}, text))));

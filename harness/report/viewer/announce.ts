import {element} from './element.ts';

let region: HTMLElement | undefined;

/** Has a screen reader say a text. */
export const announce = (text: string): void => {
  if (region === undefined) {
    region = element('div', {class: 'unseen', role: 'status', 'aria-live': 'polite'});
    document.body.append(region);
  }
  region.textContent = text;
};

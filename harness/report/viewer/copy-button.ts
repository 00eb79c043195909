import {announce} from './announce.ts';
import {element} from './element.ts';

/** A button that copies a text. */
export const copyButton = (text: string, what: string): HTMLButtonElement => {
  const button = element('button', {type: 'button', class: 'copy', 'aria-label': `Copy ${what}`}, 'copy');
  button.addEventListener('click', () => {
    void copy(text).then((copied) => {
      button.textContent = copied ? 'copied' : 'press Ctrl-C';
      announce(copied ? `Copied ${what}` : `The text is selected: press Ctrl-C`);
      setTimeout(() => (button.textContent = 'copy'), 2000);
    });
  });
  return button;
};

/** A page from a file may not be let to the clipboard: then by what is selected. */
const copy = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = element('textarea', {class: 'unseen', readonly: true, 'aria-hidden': 'true'});
    area.value = text;
    document.body.append(area);
    area.select();
    // Deprecated, and all that there is for such a page.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    const copied = document.execCommand('copy');
    area.remove();
    return copied;
  }
};

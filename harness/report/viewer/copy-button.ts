import {announce} from './announce.ts';
import {element} from './element.ts';

/**
 * A button that copies what `node` says. Where the page may not reach the clipboard, the text is selected, so that one key does the
 * rest.
 */
export const copyButton = (node: HTMLElement, what: string): HTMLButtonElement => {
  const button = element('button', {type: 'button', class: 'copy', 'aria-label': `Copy ${what}`}, 'copy');
  button.addEventListener('click', () => {
    void copied(node.textContent).then((isCopied) => {
      if (!isCopied) {
        document.getSelection()?.selectAllChildren(node);
      }
      button.textContent = isCopied ? 'copied' : 'press Ctrl-C';
      announce(isCopied ? `Copied ${what}` : `The text is selected: press Ctrl-C`);
      setTimeout(() => (button.textContent = 'copy'), 2000);
    });
  });
  return button;
};

const copied = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // A browser has none, or does not let this page have it.
    return false;
  }
};

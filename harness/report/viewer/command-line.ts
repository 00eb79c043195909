import {copyButton} from './copy-button.ts';
import {element} from './element.ts';

/** A command line with a button that copies it. */
export const commandLine = (label: string, command: string): HTMLElement => {
  const code = element('code', {}, command);
  return element(
    'div',
    {class: 'command-line'},
    element('span', {class: 'label'}, label),
    code,
    copyButton(code, `the command: ${label}`),
  );
};

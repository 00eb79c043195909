import type {FileLines} from '../file-lines.ts';
import {element} from './element.ts';
import type {OtherModule} from './other-modules.ts';
import {unitLines} from './unit-lines.ts';
import {unpack} from './unpack.ts';

/** How a line is marked, for who does not see colours, too. */
const marks = {same: ' ', here: '+', there: '−'} as const;

/** Unit files; where there is another module of the same, what differs is marked. */
export const drawUnits = (lines: readonly string[], others: readonly OtherModule[]): HTMLElement => {
  const pre = element('pre', {class: 'units', tabindex: 0, 'aria-label': 'Unit files'});
  const told = element('p', {class: 'quiet', role: 'status'});
  const show = (there?: readonly string[], name = ''): void => {
    const compared = unitLines(lines, there);
    pre.replaceChildren(
      ...compared.map(({text, in: where}) =>
        element('span', {class: `line ${where}`}, there === undefined ? text : `${marks[where]} ${text}`),
      ),
    );
    const count = (where: string): number => compared.filter((line) => line.in === where).length;
    told.textContent =
      there === undefined
        ? ''
        : `${count('here')} lines (+) are here only, ${count('there')} (−) with ${name} only; hashes of store paths make no difference`;
  };
  const choose = (other: OtherModule | undefined): void => {
    if (other === undefined) {
      show();
    } else {
      void unpack(other.data).then((content) => show((content as FileLines).lines, other.suite.name));
    }
  };
  choose(others[0]);
  if (others.length === 0) {
    return element('div', {}, pre);
  }
  const select = element(
    'select',
    {'aria-label': 'Compare with'},
    ...others.map(({suite}, index) => element('option', {value: index}, suite.name)),
    element('option', {value: ''}, 'nothing'),
  );
  select.addEventListener('change', () =>
    choose(select.value === '' ? undefined : others[Number(select.value)]),
  );
  return element('div', {}, element('p', {class: 'quiet'}, 'compared with ', select), told, pre);
};

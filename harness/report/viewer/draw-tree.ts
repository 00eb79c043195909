import type {TreeNode} from '../tree-node.ts';
import {element} from './element.ts';

/** Trees that fold; what is below a thing is drawn when it is opened. */
export const drawTree = (nodes: readonly TreeNode[]): HTMLElement =>
  element(
    'div',
    {class: 'tree'},
    element(
      'p',
      {class: 'quiet legend'},
      ...(
        [
          ['all', 'much: may write, is allowed'],
          ['some', 'some'],
          ['little', 'little: may read'],
          ['none', 'nothing'],
        ] as const
      ).map(([breadth, text]) => element('span', {class: `breadth ${breadth}`}, text)),
    ),
    list(nodes),
  );

const list = (nodes: readonly TreeNode[]): HTMLElement =>
  element('ul', {}, ...nodes.map((node) => element('li', {}, drawNode(node))));

const drawNode = (node: TreeNode): HTMLElement => {
  const {name, value, breadth, below = []} = node;
  const label = [
    element('span', {class: 'name'}, name),
    value === undefined
      ? undefined
      : element('span', {class: `value${breadth === undefined ? '' : ` breadth ${breadth}`}`}, value),
  ];
  if (below.length === 0) {
    return element('div', {class: 'leaf'}, ...label);
  }
  const details = element('details', {}, element('summary', {}, ...label));
  details.addEventListener('toggle', () => details.append(list(below)), {once: true});
  return details;
};

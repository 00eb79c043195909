import type {RunRecord, SuiteRecord} from '../../results/run-record.ts';
import type {FileLines} from '../file-lines.ts';
import type {ReportFileBlock} from '../report-file-block.ts';
import type {TreeNode} from '../tree-node.ts';
import {baseName} from './base-name.ts';
import {colouredText} from './coloured-text.ts';
import {drawTree} from './draw-tree.ts';
import {drawUnits} from './draw-units.ts';
import {element} from './element.ts';
import {otherModules} from './other-modules.ts';
import {unpack} from './unpack.ts';

export type FileTools = {
  readonly run: RunRecord;
  readonly suite: SuiteRecord;
  /** All of the page. */
  readonly files: readonly ReportFileBlock[];
};

/** A file of a step, folded; it is unpacked when it is opened. */
export const drawFile = (block: ReportFileBlock, tools: FileTools): HTMLElement => {
  const name = baseName(block.path);
  const {data} = block;
  if (data === undefined) {
    return element(
      'p',
      {class: 'quiet'},
      `${name} (${block.bytes} bytes): there was no room for it here; it is ${block.path}`,
    );
  }
  const details = element(
    'details',
    {class: 'file'},
    element('summary', {}, name, element('span', {class: 'quiet'}, `  ${block.path}`)),
  );
  details.addEventListener(
    'toggle',
    () => {
      void unpack(data).then((content) => details.append(drawContent(block, content, tools)));
    },
    {once: true},
  );
  return details;
};

const drawContent = (
  block: ReportFileBlock,
  content: unknown,
  {run, suite, files}: FileTools,
): HTMLElement => {
  if (block.role === 'tree') {
    return drawTree(content as readonly TreeNode[]);
  }
  const {lines} = content as FileLines;
  return block.role === 'units'
    ? drawUnits(lines, otherModules(run, suite, block, files))
    : element(
        'pre',
        {class: 'output', tabindex: 0, 'aria-label': baseName(block.path)},
        ...colouredText(lines.join('\n')),
      );
};

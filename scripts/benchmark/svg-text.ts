import {escapeXml} from './escape-xml.ts';
import {rounded} from './rounded.ts';

/** Words in a chart, which begin, or end, at a point. */
export const svgText = (x: number, y: number, words: string, className?: string, anchor?: 'end'): string =>
  `<text x="${rounded(x)}" y="${rounded(y)}"${className === undefined ? '' : ` class="${className}"`}${anchor === undefined ? '' : ` text-anchor="${anchor}"`}>${escapeXml(words)}</text>`;

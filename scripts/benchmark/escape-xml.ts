import {printable} from '../../harness/results/printable.ts';

/** Words as they may stand in XML and HTML, as text and in an attribute. */
export const escapeXml = (words: string): string =>
  printable(words)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** A data block of a page, as `dataBlock` has written it. */
export type FoundBlock = {readonly kind: string; readonly value: unknown};

const block = /^<script type="application\/json" class="(?<kind>\w+)">(?<json>[^<]*)<\/script>\n/;

/**
 * The data blocks in the text of a report.
 *
 * @throws Error when the page is not whole: something before them is missing, or something that is no block stands among them.
 */
export const reportBlocks = (html: string): FoundBlock[] => {
  const start = '<div id="page"></div>\n';
  const first = html.indexOf(start);
  if (!html.startsWith('<!doctype html>\n') || first === -1) {
    throw new Error('the page has no beginning');
  }
  const blocks: FoundBlock[] = [];
  for (let rest = html.slice(first + start.length); rest !== '';) {
    const {kind = '', json = ''} = block.exec(rest)?.groups ?? {};
    if (kind === '') {
      throw new Error(`there is no block where one should begin: ${JSON.stringify(rest.slice(0, 80))}`);
    }
    blocks.push({kind, value: JSON.parse(json)});
    rest = rest.slice(rest.indexOf('\n') + 1);
  }
  return blocks;
};

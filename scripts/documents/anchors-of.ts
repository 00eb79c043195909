/** The anchors of the headings of a document, as GitHub and most others make them: a second heading of a name gets a number. */
export const anchorsOf = (document: string): ReadonlySet<string> => {
  const anchors = new Set<string>();
  let inCode = false;
  for (const line of document.split('\n')) {
    inCode = line.startsWith('```') ? !inCode : inCode;
    const [, heading] = /^#{1,6} +(.*)$/.exec(line) ?? [];
    if (inCode || heading === undefined) {
      continue;
    }
    const name = heading
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
      .trim()
      .replaceAll(' ', '-');
    let anchor = name;
    for (let again = 1; anchors.has(anchor); again += 1) {
      anchor = `${name}-${again}`;
    }
    anchors.add(anchor);
  }
  return anchors;
};

import {createHash} from 'node:crypto';

export type PageCode = {
  /** JavaScript without `</script`. */
  readonly script: string;
  /** CSS without `</style`. */
  readonly style: string;
};

/**
 * The page up to where its data begin, which come after it, in any number. Nothing but this very script and style is ever run
 * or loaded by it, whatever the data say. It has no end, as a page need not.
 */
export const pageStart = ({script, style}: PageCode): string => {
  const policy = [
    "default-src 'none'",
    `script-src '${hash(script)}'`,
    `style-src '${hash(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>confinement: results</title>
<style>${style}</style>
<script>${script}</script>
</head>
<body>
<noscript>This report is drawn by its own script, and scripts are off. The same is in results.json and junit.xml beside it.</noscript>
<div id="page"></div>
`;
};

const hash = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;

/**
 * Why an output is not that of a sample, with the first line that is not there; undefined when it is. `…` in the sample is any text
 * in a line, and any lines where it stands alone. What differs from run to run counts for nothing: times, names of runs, versions,
 * and how far columns are apart.
 */
export const whyNotPrinted = (sample: readonly string[], output: string): string | undefined => {
  const expected = sample.map(steady);
  const actual = steady(output).replace(/\n*$/, '\n');
  const fits = (lines: readonly string[], end: string): boolean =>
    new RegExp(`^${lines.map(pattern).join('')}${end}`).test(actual);
  if (fits(expected, '$') || (expected.length === 0 && actual === '\n')) {
    return undefined;
  }
  const wrong = expected.findIndex((_, index) => !fits(expected.slice(0, index + 1), ''));
  return `${wrong === -1 ? 'it prints more than that' : `it does not print: ${sample[wrong] ?? ''}`}\nit prints:\n${output}`;
};

const pattern = (line: string): string =>
  line === '…'
    ? String.raw`(?:.*\n)*?`
    : String.raw`${line
        .split('…')
        .map((part) => part.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`))
        .join('.*')}\n`;

const steady = (text: string): string =>
  text
    .replaceAll(/\d+(?:\.\d+)? s\b/g, '# s')
    .replaceAll(/\b\d{8}T\d{6}Z-\w+/g, 'RUN')
    .replaceAll(/\bsystemd \d[\w.~+-]*/g, 'systemd #')
    .replaceAll(/\b(Linux|kernel) \d[\w.~+-]*/g, '$1 #')
    .replaceAll(/ +/g, ' ')
    .replaceAll(/ $/gm, '');

/** Whoever reads what we print may go away, as a terminal does, or `| head`: the results are still to be written. */
export const surviveLostReaders = (): void => {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', () => undefined);
  }
};

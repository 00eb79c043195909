/**
 * Parameters for a kernel whose processors QEMU translates. Whoever boots with them brings in the processors but the first
 * when the kernel has started (bringInProcessors).
 */
export const tcgParameters: readonly string[] = [
  // Translated code is kept by address: at a new one for each process, all is translated again, which takes a third of
  // the time of a confined command.
  'norandmaps',
  // While the kernel starts it patches its own code, which QEMU 7.2 may get wrong when another processor runs it at that
  // moment: "Oops: int3", once in some hundred boots.
  'maxcpus=1',
  // Measuring this for a processor that comes later takes a second or two; devices are virtual, and need no exact delays.
  'lpj=10000000',
  // A translated processor does not speculate, and the detours around that cost a confined command a thirtieth of its time.
  'mitigations=off',
];

/** A text as a value in one of QEMU's option lists, which are split at commas: a doubled one stands for itself. */
export const optionValue = (text: string): string => text.replaceAll(',', ',,');

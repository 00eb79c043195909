import {InvalidArgumentError} from 'commander';

/** Reads an option's whole number above 0, for commander. */
export const wholeNumber = (text: string): number => {
  if (!/^[1-9]\d{0,5}$/.test(text)) {
    throw new InvalidArgumentError('allowed: a whole number above 0');
  }
  return Number(text);
};

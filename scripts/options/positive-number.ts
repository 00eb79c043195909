import {InvalidArgumentError} from 'commander';

/** Reads an option's number above 0, for commander. */
export const positiveNumber = (text: string): number => {
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0) {
    throw new InvalidArgumentError('allowed: a number above 0');
  }
  return value;
};

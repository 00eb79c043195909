import {Option} from 'commander';
import type {OptionRow} from './option-row.ts';

/** The option for commander. A list's default is for who reads the options: what is given would be added to it. */
export const toOption = (row: OptionRow): Option => {
  const option = new Option(row.flags, row.description);
  const {default: value, shownDefault} = row;
  if (row.choices !== undefined) {
    option.choices(row.choices);
  }
  if (row.parse !== undefined) {
    option.argParser(row.parse);
  }
  if (row.repeatable === true) {
    option.argParser((text: string, before: string[] | undefined) => [...(before ?? []), text]);
  }
  if (shownDefault !== undefined || Array.isArray(value)) {
    option.default(undefined, shownDefault ?? String(value));
  } else if (value !== undefined) {
    option.default(value);
  }
  return option.makeOptionMandatory(row.required === true);
};

import {groupOf} from '../../ratchet/report/group-of.ts';
import {isWider} from '../ratchet/is-wider.ts';
import type {Comparison} from '../ratchet/comparison.ts';

/** A comparison as a part of a document for programs. */
export const comparisonJson = (comparison: Comparison): unknown => ({
  was: comparison.was,
  is: comparison.is,
  file: comparison.file ?? null,
  wider: isWider(comparison),
  services: comparison.services.map(({name, differences}) => ({
    name,
    differences: differences.map(({subject, expected, actual, breadth}) => ({
      about: groupOf(subject),
      what: subject,
      was: expected,
      is: actual,
      breadth,
    })),
  })),
});

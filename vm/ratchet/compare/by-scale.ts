import {byNumber} from './by-number.ts';
import type {Direction} from './direction.ts';

/** The direction of a word in a list that goes from what lets a service do least to what lets it do most. */
export const byScale = (scale: readonly string[], was: string, is: string): Direction =>
  was === is
    ? 'same'
    : scale.includes(was) && scale.includes(is)
      ? byNumber(scale.indexOf(was), scale.indexOf(is))
      : 'other';

import type {Direction} from './direction.ts';

/** The direction of a number that lets a service do more the greater it is. */
export const byNumber = (was: number, is: number): Direction =>
  Number.isNaN(was) || Number.isNaN(is) ? 'other' : is > was ? 'wider' : is < was ? 'narrower' : 'same';

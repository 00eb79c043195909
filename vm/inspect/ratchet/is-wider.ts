import {fails} from '../../ratchet/compare/fails.ts';
import type {Comparison} from './comparison.ts';

/** Whether something is wider than it was, and not taken for what is to be. */
export const isWider = ({services, file = 'kept'}: Comparison): boolean =>
  file === 'kept' && services.some(({differences}) => differences.some(fails));

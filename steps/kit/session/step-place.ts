import {basename} from 'node:path';
import type {Step} from '../step.ts';

/** Where a step is written, in words, for whoever is to change something there. */
export const stepPlace = ({number, source}: Pick<Step, 'number' | 'source'>): string =>
  source === undefined ? `step ${number}` : `${basename(source.file)}:${source.line}`;

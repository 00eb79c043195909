import type {Exposure} from '../../probe/exposure.ts';
import {sections} from '../../probe/sections.ts';

/** Whether the probe ran and each of its parts was ended or refused before it could tell something, as where it can start no process. */
export const isBlind = ({document}: Exposure): boolean =>
  sections.every((name) => {
    const section = document[name];
    return (
      section === undefined ||
      ('ended' in section && section.ended !== undefined && section.ended !== 'timeout')
    );
  });

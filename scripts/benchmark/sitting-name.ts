import type {Sitting} from './sitting.ts';

/** A sitting for a reader: `2026-11-24 05:35 UTC, commit 1a9a33a4c0de`. */
export const sittingName = ({startedAt, commit}: Sitting): string =>
  `${startedAt.slice(0, 16).replace('T', ' ')} UTC${commit === undefined ? '' : `, commit ${commit}`}`;

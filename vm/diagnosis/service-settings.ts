import {unitAssignments} from '../units/unit-assignments.ts';

/** A setting of a unit, with the file and the line where it stands. */
export type SettingAt = {
  readonly name: string;
  readonly value: string;
  readonly file: string;
  readonly line: number;
};

/** The settings in [Service] of a unit's files, in the order of these; none of a file that has a line that is none. */
export const serviceSettings = (files: readonly {path: string; text: string}[]): SettingAt[] =>
  files.flatMap(({path, text}) => {
    try {
      return unitAssignments(text, () => new Error(path))
        .filter(({section}) => section === 'Service')
        .map(({name, value, line}) => ({name, value, file: path, line}));
    } catch {
      // Whoever has written it is told by systemd itself.
      return [];
    }
  });

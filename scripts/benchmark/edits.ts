import {editTest} from './edit-test.ts';
import {editUnit} from './edit-unit.ts';

/** What is changed in the step that is edited. */
export const edits = [
  {id: 'edit-unit', title: 'its unit changed', edit: editUnit},
  {id: 'edit-test', title: 'only its test changed', edit: editTest},
] as const;

import type {Subjects} from './subjects.ts';

/** Collects subjects. */
export class SubjectList implements Subjects {
  readonly values = new Map<string, string>();
  readonly whole: string[] = [];

  add(subject: string, value: string): void {
    this.values.set(subject, value);
  }

  /** Each has a value; others may be there. */
  addSome(group: string, values: Readonly<Record<string, string | undefined>>): void {
    for (const [name, value] of Object.entries(values)) {
      if (value !== undefined) {
        this.add(`${group} ${name}`, value);
      }
    }
  }

  /** Each has a value, and there are no others. */
  addEach(group: string, values: Readonly<Record<string, string | undefined>>): void {
    this.addSome(group, values);
    this.whole.push(`${group} `);
  }

  /** Each is there, and no others. */
  addAll(group: string, names: readonly (string | number)[]): void {
    this.addEach(group, Object.fromEntries(names.map((name) => [name, 'yes'])));
  }
}

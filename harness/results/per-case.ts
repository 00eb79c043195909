import type {CaseRecord} from './run-record.ts';

/** What was made of each case, as long as the case is not forgotten. */
export class PerCase<T> {
  readonly #made = new WeakMap<CaseRecord, {readonly variant: string; readonly value: T}>();

  /** @param variant what else it is made of: when that is another, it is made anew */
  of(each: CaseRecord, variant: string, make: () => T): T {
    if (each.reruns !== undefined) {
      // What is recorded of a rerun changes without a word that the case has.
      return make();
    }
    const kept = this.#made.get(each);
    if (kept?.variant === variant) {
      return kept.value;
    }
    const value = make();
    this.#made.set(each, {variant, value});
    return value;
  }

  forget(each: CaseRecord): void {
    this.#made.delete(each);
  }
}

import {join, relative} from 'node:path';
import {replaceFileSync} from '../atomic/replace-file-sync.ts';
import {checkoutRoot} from './checkout-root.ts';
import {ctrf} from './ctrf.ts';
import {JsonPart} from './json-part.ts';
import {jsonBytes} from './json-bytes.ts';
import {junit} from './junit.ts';
import {PerCase} from './per-case.ts';
import type {RunChange} from './run-change.ts';
import type {RunRecord} from './run-record.ts';

/** Spaces of a level of a file, and at how many levels a case stands in it. */
const resultsLayout = {indent: 2, depth: 4};
const ctrfLayout = {indent: 1, depth: 3};

/**
 * `results.json`, `junit.xml` and `ctrf.json` of a run in its folder, each written whole or not at all. They may be written
 * often: what they say of a case is made once, and again when the case has changed.
 */
export class RunFiles {
  readonly #folder: string;
  readonly #results = new PerCase<JsonPart>();
  readonly #junit = new PerCase<string>();
  readonly #ctrf = new PerCase<JsonPart>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Something of the run is not as it was when the files were written. */
  changed(change: RunChange): void {
    const cases = 'case' in change ? [change.case] : change.of === 'suite' ? change.suite.cases : [];
    for (const each of cases) {
      this.#results.forget(each);
      this.#junit.forget(each);
      this.#ctrf.forget(each);
    }
  }

  /** @throws MachineryError when a file cannot be written. */
  write(run: RunRecord): void {
    const root = checkoutRoot(process.env);
    const pathOf = (artifact: string) => relative(root, join(this.#folder, artifact));
    const suites = run.suites.map((suite) => ({
      ...suite,
      cases: suite.cases.map((each) => this.#results.of(each, '', () => new JsonPart(each, resultsLayout))),
    }));
    this.#replace('results.json', jsonBytes({...run, suites}, resultsLayout.indent));
    this.#replace(
      'junit.xml',
      junit(run, pathOf, (each, variant, make) => this.#junit.of(each, variant, make)),
    );
    const report = ctrf(run, pathOf, (each, make) =>
      this.#ctrf.of(each, '', () => new JsonPart(make(), ctrfLayout)),
    );
    this.#replace('ctrf.json', jsonBytes(report, ctrfLayout.indent));
  }

  #replace(name: string, data: string | Uint8Array): void {
    replaceFileSync(join(this.#folder, name), data);
  }
}

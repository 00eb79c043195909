import type {SourceImport} from './source-imports.ts';

/** What boots a machine, or builds an image or units. */
const needsMachine =
  /\/(?:open-test-guest|machine-under-test|confinement-run|stand-in|testing\/rootfs|tiny-kernel|installed-package)\.ts$/;

/** The imports by which a test needs a machine although its name does not say so. */
export const unmarkedTests = (imports: readonly SourceImport[]): SourceImport[] =>
  imports.filter(
    ({from, to}) => from.endsWith('.test.ts') && !from.endsWith('.vm.test.ts') && needsMachine.test(to),
  );

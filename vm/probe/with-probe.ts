import {UsageError} from '../../harness/errors/usage-error.ts';
import {nix} from '../units/nix.ts';
import {NixExpression} from '../units/nix-expression.ts';
import type {StepUnit} from '../units/step-unit.ts';
import {storeReferences} from '../units/store-references.ts';
import {probeEntry, probePackage} from './probe-store.ts';

/**
 * The same step with the probe bound into its confinement, by `confinement.packages` like every other store path.
 *
 * @throws UsageError when its store has an entry of the probe's name.
 */
export const withProbe = ({
  store,
  service,
}: Pick<StepUnit, 'store' | 'service'>): Pick<StepUnit, 'store' | 'service'> => {
  if (Object.hasOwn(store, probeEntry)) {
    throw new UsageError(`store.${probeEntry} is the name of the probe; the entry must have another`);
  }
  const all = {...store, [probeEntry]: probePackage};
  const probe = storeReferences(all)[probeEntry];
  const packages = service.confinement?.packages ?? [];
  return {
    store: all,
    service: {
      ...service,
      confinement: {
        ...service.confinement,
        packages: packages instanceof NixExpression ? nix`${packages} ++ [ ${probe} ]` : [...packages, probe],
      },
    },
  };
};

import {NixExpression} from './nix-expression.ts';

/** For each entry of a step's store, the expression that stands for it in the step's service. */
export const storeReferences = <Name extends string>(
  store: Readonly<Record<Name, NixExpression>>,
): Record<Name, NixExpression> => {
  const names = Object.keys(store) as Name[];
  return Object.fromEntries(
    names.map((name) => [name, new NixExpression(`store.${JSON.stringify(name)}`)]),
  ) as Record<Name, NixExpression>;
};

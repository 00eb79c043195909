/** What we read of a JSON schema, as zod writes it. */
export type Schema = {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
};

/** A field of a document: its path from the top, as in `suites[].cases[].id`. */
export type SchemaField = {
  readonly path: string;
  readonly isOptional: boolean;
  readonly type: string;
  readonly told: string;
};

/** All fields of a document that a schema describes, each before what is in it. */
export const schemaFields = (schema: Schema, prefix = ''): SchemaField[] =>
  Object.entries(schema.properties ?? {}).flatMap(([name, each]): SchemaField[] => {
    const path = `${prefix}${name}`;
    return [
      {
        path,
        isOptional: schema.required?.includes(name) !== true,
        type: typeOf(each),
        told: each.description ?? '',
      },
      ...schemaFields(each, `${path}.`),
      ...schemaFields(each.items ?? {}, `${path}[].`),
      // Of what may be one thing or another: what each has.
      ...(each.anyOf ?? []).flatMap((one) => [
        ...schemaFields(one, `${path}.`),
        ...schemaFields(one.items ?? {}, `${path}[].`),
      ]),
    ];
  });

const typeOf = (schema: Schema): string => {
  if (schema.enum !== undefined) {
    return schema.enum.map((each) => JSON.stringify(each)).join(', ');
  }
  if (schema.const !== undefined) {
    return JSON.stringify(schema.const);
  }
  if (schema.anyOf !== undefined) {
    return [...new Set(schema.anyOf.map(typeOf))].join(' or ');
  }
  if (schema.items !== undefined) {
    return `list of ${typeOf(schema.items)}`;
  }
  if (typeof schema.additionalProperties === 'object') {
    return `object, ${typeOf(schema.additionalProperties)} by name`;
  }
  return [schema.type ?? 'anything'].flat().join(' or ');
};

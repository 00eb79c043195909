import test from 'ava';
import {schemaFields} from './schema-fields.ts';

test('each field of a document is told with its path, before what is in it', (t) => {
  t.deepEqual(
    schemaFields({
      properties: {
        names: {type: 'object', additionalProperties: {type: 'string'}},
        parts: {
          type: 'array',
          description: 'Its parts.',
          items: {
            type: 'object',
            properties: {
              state: {enum: ['on', 'off']},
              at: {
                anyOf: [{type: 'string'}, {const: 1}, {type: 'object', properties: {here: {type: 'number'}}}],
              },
            },
            required: ['state'],
          },
        },
      },
      required: ['parts'],
    }),
    [
      {path: 'names', isOptional: true, type: 'object, string by name', told: ''},
      {path: 'parts', isOptional: false, type: 'list of object', told: 'Its parts.'},
      {path: 'parts[].state', isOptional: false, type: '"on", "off"', told: ''},
      {path: 'parts[].at', isOptional: true, type: 'string or 1 or object', told: ''},
      {path: 'parts[].at.here', isOptional: true, type: 'number', told: ''},
    ],
  );
});

import test from 'ava';
import {typeFields} from './type-fields.ts';

const file = 'scripts/reference/fixtures/shapes.ts';

test('the fields of a type are told with their comments, whether they must be there, and of which type they are', (t) => {
  const [shape, pen] = typeFields([
    {file, name: 'Shape'},
    {file, name: 'Pen'},
  ]);
  t.deepEqual(shape, [
    {name: 'name', isOptional: false, type: 'string', told: 'What it is called.'},
    {name: 'size', isOptional: true, type: 'number', told: ''},
    {name: 'corners', isOptional: true, type: 'string[]', told: ''},
  ]);
  t.deepEqual(pen, [{name: 'draw', isOptional: false, type: '(shape)', told: 'Draws a shape.'}]);
  t.throws(() => typeFields([{file, name: 'Nothing'}]), {message: /exports no type/});
});

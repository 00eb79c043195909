import test from 'ava';
import {exposureTree} from './exposure-tree.ts';

const exposure = {
  version: 1,
  capabilities: {effective: [], permitted: [], inheritable: [], bounding: ['CAP_CHOWN'], ambient: []},
  walk: {
    entries: [
      {path: '/', kind: 'directory', level: 'readable'},
      {path: '/etc/shadow', kind: 'file', level: 'none'},
      {path: '/tmp', kind: 'directory', level: 'sticky'},
    ],
  },
};

test('paths stand in their folders, coloured by what may be done with them', (t) => {
  t.deepEqual(exposureTree(JSON.stringify([{unit: 'test1@.service', exposure}])), [
    {
      name: 'test1@.service',
      below: [
        {
          name: 'capabilities',
          below: [
            {name: 'effective', value: 'none'},
            {name: 'permitted', value: 'none'},
            {name: 'inheritable', value: 'none'},
            {name: 'bounding', value: 'CAP_CHOWN'},
            {name: 'ambient', value: 'none'},
          ],
        },
        {
          name: 'paths',
          value: '3',
          below: [
            {
              name: '/',
              value: 'readable',
              breadth: 'little',
              below: [
                {name: 'etc', below: [{name: 'shadow', value: 'none', breadth: 'none'}]},
                {name: 'tmp', value: 'sticky', breadth: 'some'},
              ],
            },
          ],
        },
      ],
    },
  ]);
});

test('what is no exposure is refused', (t) => {
  t.throws(() => exposureTree('{"unit": "a"}'));
});

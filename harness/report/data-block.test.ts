import fc from 'fast-check';
import test from 'ava';
import {dataBlock} from './data-block.ts';

test('whatever a value holds, its block is one element, and what was put in comes out', (t) => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({unit: 'binary'}),
        fc.constantFrom('</script><script>alert(1)</script>', '<!--<script>', '\u2028\u2029', ']]>'),
      ),
      (text) => {
        const block = dataBlock('part', {text});
        const [, inner = ''] =
          /^<script type="application\/json" class="part">(.*)<\/script>\n$/s.exec(block) ?? [];
        t.false(/[<\u2028\u2029]/.test(inner));
        t.deepEqual(JSON.parse(inner), {text});
      },
    ),
  );
});

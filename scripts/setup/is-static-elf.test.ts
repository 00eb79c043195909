import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {isStaticElf} from './is-static-elf.ts';

const folder = mkdtempSync(join(tmpdir(), 'is-static-'));
test.after.always(() => rmSync(folder, {recursive: true, force: true}));

/** An ELF file header and two program headers of the given types. */
const elf = (types: [number, number]): Buffer => {
  const buffer = Buffer.alloc(64 + 2 * 56);
  buffer.write('\u007FELF\u0002\u0001', 'latin1');
  buffer.writeBigUInt64LE(64n, 32);
  buffer.writeUInt16LE(56, 54);
  buffer.writeUInt16LE(2, 56);
  for (const [index, type] of types.entries()) {
    buffer.writeUInt32LE(type, 64 + index * 56);
  }
  return buffer;
};

const files: Record<string, {content: Buffer; expected: boolean}> = {
  'a program with PT_LOAD headers alone': {content: elf([1, 1]), expected: true},
  'a program that names a dynamic linker': {content: elf([6, 3]), expected: false},
  'a program cut short': {content: elf([1, 1]).subarray(0, 100), expected: false},
  'a script': {content: Buffer.from(`#!/bin/sh\n${'#'.repeat(100)}`), expected: false},
  'an empty file': {content: Buffer.alloc(0), expected: false},
};

for (const [index, [title, {content, expected}]] of Object.entries(files).entries()) {
  test(`${title} is ${expected ? '' : 'not '}static`, (t) => {
    const path = join(folder, `file-${index}`);
    writeFileSync(path, content);
    t.is(isStaticElf(path), expected);
  });
}

test('node itself is not, nor is a file that is not there', (t) => {
  t.false(isStaticElf(process.execPath));
  t.false(isStaticElf(join(folder, 'nothing')));
});

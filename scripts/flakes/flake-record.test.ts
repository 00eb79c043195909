import test from 'ava';
import {flakeRecord} from './flake-record.ts';

const entry = {step: 7, tracker: 'a/b#1', expires: '2026-12-31'};
const on = {step: 7, guest: 'debian:trixie', module: '2025'};
const lastDay = new Date('2026-12-31T23:59:59Z');
const dayAfter = new Date('2027-01-01T00:00:00Z');

test('an entry counts for its step, on its guest and with its module, or on any', (t) => {
  t.deepEqual(flakeRecord([entry], on, lastDay), {tracker: 'a/b#1', expires: '2026-12-31'});
  t.truthy(flakeRecord([{...entry, guest: 'debian:trixie', module: '2025'}], on, lastDay));
  for (const other of [{step: 8}, {guest: 'debian:forky'}, {module: '2019'}]) {
    t.is(flakeRecord([{...entry, ...other}], on, lastDay), undefined, JSON.stringify(other));
  }
});

test('it counts on its last day, and is told as expired from the day after', (t) => {
  t.is(flakeRecord([entry], on, lastDay)?.expired, undefined);
  t.is(flakeRecord([entry], on, dayAfter)?.expired, true);
});

test('one that counts goes before one that has expired', (t) => {
  const later = {...entry, tracker: 'a/b#2', expires: '2027-06-30'};
  t.deepEqual(flakeRecord([entry, later], on, dayAfter), {tracker: 'a/b#2', expires: '2027-06-30'});
});

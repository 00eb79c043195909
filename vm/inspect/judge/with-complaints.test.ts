import test from 'ava';
import type {Complaint} from '../../lint/complaint.ts';
import {parseLocated} from '../unit/parse-located.ts';
import type {Verdict} from './verdict.ts';
import {withComplaints} from './with-complaints.ts';

const text = [
  '[Service]',
  'Restart=alwayz',
  'PrivateTmp=yes',
  String.raw`SystemCallFilter=@system-service \ `.trim(),
  '  @basicio',
  'ProtectHome=perhaps',
].join('\n');
const source = {name: 'a.service', files: [{path: './a.service', text}]};
const service = {source, settings: parseLocated(source)};

const verdict = (directive: string, state: Verdict['state'], more: Partial<Verdict> = {}): Verdict => ({
  directive,
  value: 'x',
  subject: 'kernel',
  state,
  checks: [],
  at: './a.service:1',
  ...more,
});
const complaint = (line: number, words: string, more: Partial<Complaint> = {}): Complaint => ({
  file: './a.service',
  line,
  words,
  ...more,
});
test('what systemd ignores is not in force, whoever has seen it so, and whoever could not', (t) => {
  const verdicts = [verdict('PrivateTmp', 'in force'), verdict('SystemCallFilter', 'in force')];
  t.deepEqual(
    withComplaints(verdicts, service, [
      complaint(2, 'Failed to parse', {meant: 'always'}),
      complaint(5, 'Unknown system call group'),
    ]),
    [
      verdict('PrivateTmp', 'in force'),
      verdict('SystemCallFilter', 'not in force', {said: 'Unknown system call group', at: './a.service:4'}),
      verdict('Restart', 'not in force', {
        value: 'alwayz',
        subject: 'identity',
        said: 'Failed to parse',
        why: 'did you mean always?',
        at: './a.service:2',
      }),
    ],
  );
});

test('what is not in force keeps what is known of it', (t) => {
  const known = verdict('ProtectHome', 'not in force', {why: 'systemd 252 knows no such', said: 'its words'});
  t.deepEqual(withComplaints([known], service, [complaint(6, 'Failed to parse')]), [known]);
});

test('what was taken away, and lines of other files, are no matter', (t) => {
  const complaints = [
    complaint(6, 'Failed to parse'),
    complaint(2, 'Failed to parse', {file: './b.service'}),
  ];
  const settings = service.settings.filter(({name}) => name !== 'ProtectHome');
  t.deepEqual(withComplaints([], {source, settings}, complaints), []);
});

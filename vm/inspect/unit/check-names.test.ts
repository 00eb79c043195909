import test from 'ava';
import {UsageError} from '../../../harness/errors/usage-error.ts';
import {knownSystemds} from '../../systemd/known-systemds.ts';
import {checkNames} from './check-names.ts';
import {parseLocated} from './parse-located.ts';

const check = (text: string) =>
  checkNames(parseLocated({name: 'a.service', files: [{path: './a.service', text}]}));

test('a directive that no systemd knows is refused, each with its line and the nearest name', (t) => {
  const error = t.throws(() => check('[Unit]\nAftr=b\n[Service]\nUser=a\nProtectHomes=yes\nQqqqqqqq=1\n'), {
    instanceOf: UsageError,
  });
  t.deepEqual(error.message.split('\n'), [
    './a.service:2: Aftr=: no systemd knows it; After=?',
    './a.service:5: ProtectHomes=: no systemd knows it; ProtectHome=?',
    './a.service:6: Qqqqqqqq=: no systemd knows it',
  ]);
});

test('one in the wrong section, and a section that no service has', (t) => {
  t.throws(() => check('[Unit]\nProtectHome=yes\n'), {
    message:
      './a.service:2: ProtectHome= stands in [Unit], where no systemd knows it; it belongs in [Service]',
  });
  t.throws(() => check('[Servcie]\nProtectHome=yes\n'), {
    message: './a.service:2: ProtectHome= stands in [Servcie], which no service has; [Service]?',
  });
});

test('what one systemd knows, and what is for others to read, is left alone', (t) => {
  for (const {directives} of knownSystemds) {
    for (const [section, names] of Object.entries(directives)) {
      t.notThrows(() => check(`[${section}]\n${names.map((name) => `${name}=x\n`).join('')}`));
    }
  }
  t.notThrows(() =>
    check('[Unit]\nX-Reload=1\n[X-Mine]\nAnything=1\n[Install]\nWantedBy=multi-user.target\n'),
  );
});

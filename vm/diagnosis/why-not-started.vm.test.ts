import test from 'ava';
import {openTestGuest} from '../guests/testing/open-test-guest.ts';
import type {ServiceConfig} from '../units/service-config.ts';
import {whyNotStarted} from './why-not-started.ts';

const services: Readonly<Record<string, ServiceConfig>> = {
  path: {ReadWritePaths: ['/etc', '/nowhere']},
  user: {User: 'nobodyhere'},
  filter: {SystemCallFilter: ['@system-service', '~@file-system']},
  fine: {},
};

test('a unit that does not start is told with the directive at fault, one that does is not', async (t) => {
  await using opened = await openTestGuest('why not started', '2025', [
    {
      number: 1,
      description: 'broken on purpose',
      store: {},
      service: {},
      services: Object.fromEntries(
        Object.entries(services).map(([name, serviceConfig]) => [
          name,
          {serviceConfig: {Type: 'oneshot', ExecStart: '/usr/bin/true', ...serviceConfig}},
        ]),
      ),
    },
  ]);
  const {machine} = opened.guest;
  const units = Object.keys(services).map((name) => `test1-${name}.service`);
  const startedAt = performance.now();
  await machine.execute(`systemctl start ${units.join(' ')}`);
  const told = await whyNotStarted(machine, ['test1-*.service'], performance.now() - startedAt);
  const file = (name: string) => `\\(/etc/systemd/system/test1-${name}\\.service:\\d+\\)`;
  t.is(told.length, 3, told.join('\n'));
  for (const line of [
    `^test1-path\\.service did not start: 226/NAMESPACE: .*/nowhere.*; it is ReadWritePaths=/nowhere ${file('path')}$`,
    `^test1-user\\.service did not start: 217/USER: .*; it is User=nobodyhere ${file('user')}$`,
    `^test1-filter\\.service was ended by a filter of system calls \\(SIGSYS, \\w+ of @file-system.*\\); it is SystemCallFilter=~@file-system ${file('filter')}$`,
  ]) {
    t.true(
      told.some((each) => new RegExp(line).test(each)),
      `${line}\n${told.join('\n')}`,
    );
  }
});

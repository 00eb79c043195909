import {mkdtempSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {ProjectCopy} from '../testing/project-copy.ts';
import type {Measurement} from './measurement.ts';
import {wholeRun} from './whole-run.ts';

/** What services that are hardened with care have in common, all of it in force: `inspect` fails otherwise. */
const hardening = [
  'DynamicUser=yes',
  'ProtectSystem=strict',
  'ProtectHome=yes',
  'PrivateDevices=yes',
  'LockPersonality=yes',
  'RestrictAddressFamilies=AF_UNIX AF_INET',
  'SystemCallFilter=@system-service',
  'CapabilityBoundingSet=',
  'RestrictNamespaces=yes',
  'NoNewPrivileges=yes',
];

const section = 'confinement inspect, from Enter to the report';

const counts = [
  {id: 'inspect-1', title: 'one unit file', count: 1},
  {id: 'inspect-10', title: 'ten unit files', count: 10},
] as const;

/** Warm: the guest is restored. Each unit has directives of its own, and all that could be closed is tried. */
export const measureInspect: Measurement = {
  name: 'inspect',
  rows: counts.map(({id, title}) => ({id, title, section, unit: 'ms', each: 1})),
  async measure({workspace, runs, say, signal}, add) {
    using copy = new ProjectCopy(workspace.run.path);
    const folder = mkdtempSync(join(copy.path, 'units-'));
    const files = Array.from({length: 10}, (_, index) => {
      const file = join(folder, `example-${index}.service`);
      // Twins of services that share one wait for one another.
      const lines = [`StateDirectory=example-${index}`, ...hardening.slice(0, index + 1)];
      writeFileSync(file, ['[Service]', 'ExecStart=/bin/sleep infinity', ...lines, ''].join('\n'));
      return file;
    }).reverse();
    for (let run = 0; run <= runs; run++) {
      for (const {id, title, count} of counts) {
        say(`inspect, ${title}, ${run} of ${runs}`);
        const {wholeMs} = await wholeRun({
          project: copy.path,
          args: ['inspect', ...files.slice(0, count)],
          cache: workspace.cache.folder,
          signal,
        });
        // The guest is saved in the first one.
        if (run > 0) {
          add(id, wholeMs);
        }
      }
    }
  },
};

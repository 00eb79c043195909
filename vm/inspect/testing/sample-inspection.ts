import {Exposure} from '../../probe/exposure.ts';
import type {ExposureDocument} from '../../probe/exposure-document.ts';
import {sampleDocument} from '../../probe/testing/sample-document.ts';
import {observe} from '../judge/observation.ts';
import type {Inspection, ServiceInspection} from '../service/inspection.ts';

/** A service of which all was seen: its exposure is the sample but for `more`. */
export const sampleService = (name: string, more: Partial<ExposureDocument> = {}): ServiceInspection => {
  const exposure = new Exposure({...sampleDocument(), ...more});
  return {
    name,
    files: [`./${name}`],
    standIns: [],
    relaxed: [],
    exec: {kind: 'ExecStart', prefix: '', command: '/bin/daemon', at: `./${name}:2`, count: 1},
    verdicts: [],
    observation: observe(exposure, exposure),
    whyUnseen: undefined,
    lent: undefined,
    score: undefined,
    suggestions: [],
    changed: new Map(),
    said: [],
    ofOthers: [],
  };
};

/** What was seen of services on a guest. */
export const sampleInspection = (
  services: Inspection['services'],
  machine = 'debian:trixie',
): Inspection => ({
  machine,
  systemdVersion: '257',
  kernel: '6.12',
  names: {users: new Map([['root', 0]]), groups: new Map([['root', 0]])},
  services,
});

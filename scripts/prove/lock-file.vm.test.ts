import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {ConfinementRun} from '../testing/confinement-run.ts';
import {ProjectCopy} from '../testing/project-copy.ts';

/** A step beside its lock file, as steps/README.md has one. */
const step = (serviceConfig: string): string => `
import {defineStep} from '../steps/kit/define-step.ts';
import {LockFile} from '../vm/ratchet/file/lock-file.ts';

export default defineStep({
  description: 'the service is no wider than it was',
  service: () => ({serviceConfig: ${serviceConfig}}),
  exposure: true,
  async test({confined, facts}) {
    await confined.exposes(new LockFile(new URL(\`locks/\${facts.generation}.lock\`, import.meta.url)));
  },
});
`;

test('a step writes its lock file, holds beside it, and fails with what is wider', async (t) => {
  using project = new ProjectCopy();
  const folder = join(project.path, 'own');
  const lock = join(folder, 'locks/2025.lock');
  mkdirSync(join(folder, 'locks'), {recursive: true});
  const prove = async (serviceConfig: string, env: Readonly<Record<string, string>> = {}) => {
    writeFileSync(join(folder, '12-no-wider.ts'), step(serviceConfig));
    await using run = new ConfinementRun({
      args: ['test', '--steps', 'own', '--guest', 'debian:trixie', '--module', '2025'],
      project,
      env,
    });
    const {exitCode} = await run.process;
    const [proved] = run.cases();
    return {exitCode, status: proved?.status, said: run.said, message: proved?.failure?.message ?? ''};
  };
  const narrow = "{PrivateNetwork: true, CapabilityBoundingSet: ['CAP_CHOWN']}";

  const missing = await prove(narrow);
  t.is(missing.exitCode, 1, missing.said);
  t.regex(missing.message, /locks\/2025\.lock: is not there; CONFINEMENT_UPDATE=1 writes it/);
  t.false(existsSync(lock));

  const written = await prove(narrow, {CONFINEMENT_UPDATE: '1'});
  t.is(written.exitCode, 0, written.said);
  const text = readFileSync(lock, 'utf8');
  t.deepEqual(Object.keys((JSON.parse(text) as {services: object}).services), ['test12@.service']);

  const held = await prove(narrow);
  t.is(held.exitCode, 0, held.said);
  t.is(held.status, 'passed');

  const widened = await prove("{CapabilityBoundingSet: ['CAP_CHOWN', 'CAP_SYS_TIME']}");
  t.is(widened.exitCode, 1, widened.said);
  t.regex(
    widened.message,
    /^exposure: inside test12@\S*\.service, wider than \S+\/locks\/2025\.lock says; when that is meant, CONFINEMENT_UPDATE=1 takes it$/m,
  );
  t.regex(widened.message, /^ *\| about +what +was +is$/m);
  t.regex(widened.message, /^ *\| capabilities +bounding capability sys_time +no +yes +wider$/m);
  t.regex(widened.message, /^ *\| namespaces +namespace net +own +host +wider$/m);
  t.is(readFileSync(lock, 'utf8'), text);
});

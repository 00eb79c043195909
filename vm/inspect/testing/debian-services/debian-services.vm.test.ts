import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {RunFolder} from '../../../../harness/run-folder/run-folder.ts';
import {runFolderPrefix} from '../../../cache/run-folder-prefix.ts';
import {debianSuite} from '../../../guests/debian/image/suites.ts';
import {differenceTable} from '../../../ratchet/report/difference-table.ts';
import {packArchive} from '../../../units/pack-archive.ts';
import {inspectServices} from '../../inspect-services.ts';
import {LockKeeper} from '../../ratchet/lock-keeper.ts';
import {seenIn} from '../../ratchet/seen-in.ts';
import {askShell} from '../ask-shell.ts';
import {bareMachine} from '../bare-machine.ts';
import {expectedAnswers} from '../expected-answers.ts';
import {copyOf} from './copy-of.ts';
import {debianServices} from './debian-services.ts';
import {fetchUnitFiles} from './fetch-unit-files.ts';
import {PackageVersions} from './package-versions.ts';

// Services as a suite of Debian ships them, held to the lock file beside this test. `CONFINEMENT_GUEST` names another suite than
// trixie, and `CONFINEMENT_UPDATE=1` takes what is seen for what its file says.
const {CONFINEMENT_UPDATE: update = '', CONFINEMENT_GUEST: guest = 'debian:trixie'} = process.env;
const suite = debianSuite(guest.replace('debian:', ''));
const locks = join(import.meta.dirname, 'locks', guest.replace(':', '-'));
const lock = `${locks}.lock`;
const versions = new PackageVersions(`${locks}.versions`);

const bare = await bareMachine();
const {machine, probe} = bare;

test.after.always('the guest ends', async () => {
  await bare[Symbol.asyncDispose]();
});

/** Of all that the services are of, and the guest's kernel. */
const now = new Map<string, string>();

test.serial('the packages’ units are put into the guest', async (t) => {
  await using folder = RunFolder.create(runFolderPrefix);
  const {root, versions: fetched} = await fetchUnitFiles(
    suite,
    debianServices.flatMap(({packages = []}) => packages),
    folder.path,
  );
  const archive = folder.file('units.tar.gz');
  await packArchive(archive, [{folder: root, names: ['etc', 'usr', 'var']}]);
  const users = debianServices.flatMap(({sysusers = []}) => sysusers).join('\n');
  const put = await machine.execute(
    `tar --extract --gzip --directory=/ --no-overwrite-dir --keep-directory-symlink &&
    printf '%s\\n' '${users}' | systemd-sysusers - && systemctl daemon-reload`,
    {input: await readFile(archive)},
  );
  t.is(put.exitStatus, 0, put.stderr.toString());
  const has = await machine.succeed(
    `dpkg-query --show --showformat='\${Package} \${Version}\\n' systemd openssh-server; echo "linux $(uname -r)"`,
  );
  for (const [name = '', version = ''] of [...fetched, ...has.split('\n').map((line) => line.split(' '))]) {
    now.set(name, version);
  }
});

test.serial(
  'each is as its lock file says, and what it declares is in force but for what is known',
  async (t) => {
    const changed = versions.compare(now);
    if (update !== '') {
      versions.write(now);
    }
    const services = debianServices.map(({name}) => name);
    const inspection = await inspectServices({
      machine,
      probe,
      services: services.map((service) => ({service})),
      suggest: false,
    });
    const seen = inspection.services.map((service) => {
      const each = 'problem' in service ? service : seenIn(inspection, service);
      if ('problem' in each || 'problem' in service) {
        throw new Error(`${service.name}: ${'problem' in each ? each.problem : ''}`);
      }
      return {service, each};
    });
    const keeper = new LockKeeper({path: lock, services, update: update !== ''});
    const {services: compared} = keeper.compare(
      new Map(seen.map(({service, each}) => [service.name, each])),
      guest,
      true,
    );
    t.deepEqual(
      Object.fromEntries(
        seen.map(({service: {name, verdicts}}) => [
          name,
          verdicts.filter(({state}) => state === 'not in force').map(({directive}) => directive),
        ]),
      ),
      Object.fromEntries(debianServices.map(({name, notInForce}) => [name, notInForce?.[suite.name] ?? []])),
      changed,
    );
    for (const {name, differences} of compared) {
      t.deepEqual(differenceTable(differences, ['lock', 'seen']), [], `${name}: ${changed}`);
    }
  },
);

for (const service of debianServices) {
  test.serial(`a shell in the sandbox of ${service.name} says what its lock file says`, async (t) => {
    const expected = expectedAnswers(await readFile(lock, 'utf8'), service);
    const told = await askShell(machine, await copyOf(machine, service));
    t.deepEqual(Object.fromEntries(told), Object.fromEntries(expected));
    t.true([...expected.values()].filter((answer) => answer !== 'absent').length >= 5);
  });
}

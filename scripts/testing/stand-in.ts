import {chmod, copyFile, mkdir, readFile, symlink, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {run} from '../../harness/process/run.ts';
import {loadSteps} from '../../steps/kit/load-steps.ts';
import {debianImage} from '../../vm/guests/debian/image/debian-image.ts';
import {suites} from '../../vm/guests/debian/image/suites.ts';
import {Workspace} from '../../vm/workspace/workspace.ts';
import {ensureStoreDisk} from '../../vm/guests/debian/store-disk/ensure-store-disk.ts';
import type {BuiltUnits} from '../../vm/units/built-units.ts';
import {deployArguments} from '../../vm/guests/debian/deploy/deploy-arguments.ts';
import {buildUnits} from '../../vm/units/build-units.ts';
import {defaultGeneration} from '../../vm/modules/default-generation.ts';

/** How a script starts QEMU: in its own place, or beside a helper that has a session of its own. */
export type StandInStart = 'exec' | 'helper';

export type StandIn = {
  /** Where `bin/run-stand-in-vm` is made, as in the `result` of build-vm. */
  folder: string;
  start: StandInStart;
  /** Whether the guest has the units of the steps. Default: yes. */
  units?: boolean;
  /** Whether it lets root in with our key. Default: yes. */
  key?: boolean;
  /** Whether it has a sshd. Default: yes. */
  sshd?: boolean;
  /** Whether its kernel finds an init. Default: yes. */
  init?: boolean;
  /** Whether it has a disk that it writes to, and cannot be saved for that; else an image as of virtualisation.useNixStoreImage. Default: yes. */
  disk?: boolean;
};

/**
 * Makes the result of a `build-vm` that never was: a script of the same contract, that boots a Debian guest which deploys
 * the units of all steps by itself, as a NixOS has them built in.
 */
export const standIn = async ({folder, start, ...has}: StandIn): Promise<void> => {
  await using workspace = await Workspace.open({acceleration: 'tcg'});
  const image = await debianImage(workspace, suites.trixie);
  const units = await buildUnits({
    rootfs: image.programs,
    store: workspace.cache.store,
    module: defaultGeneration,
    steps: await loadSteps(),
  });
  const disk = join(folder, 'store.erofs');
  await mkdir(join(folder, 'bin'), {recursive: true});
  await copyFile(await ensureStoreDisk(workspace.cache, units), disk);
  const initrd = join(folder, 'initrd');
  await writeFile(
    initrd,
    Buffer.concat([await readFile(image.initrd), await overlay(join(folder, 'overlay'), units, has)]),
  );
  const template = await readFile(new URL('stand-in.sh', import.meta.url), 'utf8');
  const values: Readonly<Record<string, string>> = {
    start: start === 'exec' ? 'exec' : `setsid sleep 1234.5 &\nenv`,
    ...(has.disk === false ? inImage(image.root, disk) : onDisk(image.root, disk)),
    kernel: image.kernel,
    initrd,
    append: has.init === false ? 'rdinit=/nowhere' : 'panic=-1',
  };
  const script = join(folder, 'bin/run-stand-in-vm');
  await writeFile(
    script,
    template.replaceAll(/@([a-z]+)@/g, (_, name: string) => values[name] ?? ''),
  );
  await chmod(script, 0o755);
};

/** The root and the store of the steps as they are on the host, and a disk of its own. */
const onDisk = (root: string, store: string) => ({
  disk: './stand-in.qcow2',
  image: '',
  drives: [
    drive('root', `file=${root},read-only=on`),
    drive('store', `file=${store},read-only=on`),
    drive('disk', '"file=$NIX_DISK_IMAGE"'),
  ].join(' \\\n  '),
});

/** The root in an image that the script makes, as a NixOS has its store in one. */
const inImage = (root: string, store: string) => ({
  disk: '',
  image: `cp --reflink=auto ${root} "$TMPDIR"/store.img; chmod u+w "$TMPDIR"/store.img`,
  drives: [
    drive('root', 'file="$TMPDIR"/store.img'),
    `-blockdev driver=raw,node-name=store,read-only=on,file.driver=file,file.filename=${store} -device virtio-blk-pci,drive=store`,
  ].join(' \\\n  '),
});

const drive = (id: string, file: string): string =>
  `-drive ${file},if=none,id=${id},format=raw -device virtio-blk-pci,drive=${id}`;

/** A second archive for the kernel to unpack over the initrd: its init puts a unit into the guest that deploys the others. */
const overlay = async (
  staging: string,
  built: BuiltUnits,
  {units = true, key = true, sshd = true}: Omit<StandIn, 'folder' | 'start'>,
): Promise<Buffer> => {
  const system = join(staging, 'extra/etc/systemd/system');
  await mkdir(join(system, 'multi-user.target.wants'), {recursive: true});
  const init = await readFile(new URL('../../vm/guests/debian/image/initrd-init', import.meta.url), 'utf8');
  const handOver = 'exec /bin/busybox switch_root';
  await writeFile(
    join(staging, 'init'),
    init.replace(handOver, `/bin/busybox cp -a /extra/. /root/\n${handOver}`),
  );
  await chmod(join(staging, 'init'), 0o755);
  if (!key) {
    await mkdir(join(staging, 'extra/root/.ssh'), {recursive: true, mode: 0o700});
    await writeFile(join(staging, 'extra/root/.ssh/authorized_keys'), '', {mode: 0o600});
  }
  if (!sshd) {
    // Masked: nothing starts it.
    for (const unit of ['ssh.service', 'ssh.socket']) {
      await symlink('/dev/null', join(system, unit));
    }
  }
  if (units) {
    await copyFile(
      new URL('../../vm/guests/debian/deploy/deploy.sh', import.meta.url),
      join(staging, 'extra/deploy.sh'),
    );
    await writeFile(
      join(system, 'deploy.service'),
      [
        '[Service]',
        'Type=oneshot',
        `ExecStart=/bin/sh /deploy.sh ${deployArguments(built).join(' ')}`,
        'ExecStart=/bin/mkdir -p /etc/confinement-harness',
        `ExecStart=/bin/cp ${built.storePath}/steps.json /etc/confinement-harness/steps.json`,
        '',
      ].join('\n'),
    );
    await symlink('../deploy.service', join(system, 'multi-user.target.wants/deploy.service'));
  }
  const archive = `${staging}.cpio`;
  const {stdout} = await run('find', ['.'], {cwd: staging});
  await run('cpio', ['--create', '--format=newc', '--owner=0:0', '--quiet', `--file=${archive}`], {
    cwd: staging,
    input: `${stdout}\n`,
  });
  return readFile(archive);
};

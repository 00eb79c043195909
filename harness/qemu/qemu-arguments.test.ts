import test from 'ava';
import {UsageError} from '../errors/usage-error.ts';
import {qemuArguments} from './qemu-arguments.ts';
import type {QemuSpec} from './qemu-spec.ts';

const spec: QemuSpec = {
  binary: 'qemu-system-x86_64',
  accelerator: 'tcg',
  cpus: 2,
  memoryMiB: 768,
  kernel: '/images/vmlinuz',
  initrd: '/images/initrd.img',
  append: 'console=ttyS0 panic=-1',
  disks: [
    {id: 'root', path: '/images/root.erofs'},
    {id: 'store', path: '/run/a,b.store'},
  ],
};
const channels = {qmpSocket: '/run/x,y.qmp', journalFile: '/results/journal,1.txt'};

test('the whole command line, commas in paths doubled', (t) => {
  t.deepEqual(qemuArguments(spec, channels), [
    '-nodefaults',
    '-no-user-config',
    '-no-reboot',
    ...['-display', 'none'],
    ...['-machine', 'q35,sata=off,smbus=off,vmport=off'],
    ...['-accel', 'tcg,thread=multi'],
    ...['-cpu', 'max'],
    ...['-smp', '2'],
    ...['-m', '768M'],
    ...['-kernel', '/images/vmlinuz'],
    ...['-initrd', '/images/initrd.img'],
    ...['-append', 'console=ttyS0 panic=-1'],
    ...['-drive', 'file=/images/root.erofs,if=none,id=root,format=raw,read-only=on'],
    ...['-device', 'virtio-blk-pci,drive=root'],
    ...['-drive', 'file=/run/a,,b.store,if=none,id=store,format=raw,read-only=on'],
    ...['-device', 'virtio-blk-pci,drive=store'],
    ...['-netdev', 'user,id=net,restrict=on,hostfwd=tcp:127.0.0.1:0-:22'],
    ...['-device', 'virtio-net-pci,netdev=net,romfile='],
    ...['-device', 'virtio-rng-pci'],
    ...['-device', 'vmgenid,guid=auto'],
    ...['-chardev', 'stdio,id=console,signal=off'],
    ...['-serial', 'chardev:console'],
    ...['-device', 'virtio-serial-pci'],
    ...['-chardev', 'file,id=journal,path=/results/journal,,1.txt,append=on'],
    ...['-device', 'virtconsole,chardev=journal'],
    ...['-qmp', 'unix:/run/x,,y.qmp,server=on,wait=off'],
  ]);
});

test('under KVM the processor is the host’s; nothing else differs', (t) => {
  const changed = qemuArguments({...spec, accelerator: 'kvm'}, channels);
  const differing = qemuArguments(spec, channels).flatMap((argument, index) =>
    changed[index] === argument ? [] : [[argument, changed[index]]],
  );
  t.deepEqual(differing, [
    ['tcg,thread=multi', 'kvm'],
    ['max', 'host'],
  ]);
});

test('memory in a file, and a machine that waits for a saved state', (t) => {
  const memoryFile = (shared: boolean) => ({memoryFile: {path: '/a,b/memory', shared}});
  const saved = qemuArguments({...spec, ...memoryFile(true)}, channels).join(' ');
  t.true(
    saved.includes(
      '-object memory-backend-file,id=memory,size=768M,mem-path=/a,,b/memory,share=on -machine memory-backend=memory',
    ),
  );
  t.false(saved.includes('-incoming'));
  const restored = qemuArguments({...spec, ...memoryFile(false), incoming: true}, channels).join(' ');
  t.true(restored.includes('mem-path=/a,,b/memory,share=off'));
  t.true(restored.endsWith('-incoming defer'));
});

test('a display is there only when it is asked for', (t) => {
  t.false(qemuArguments(spec, channels).includes('VGA'));
  t.deepEqual(qemuArguments({...spec, display: true}, channels).slice(-2), ['-device', 'VGA']);
});

for (const cpus of [0, -1, 1.5, Number.NaN]) {
  test(`a machine with ${cpus} processors is refused`, (t) => {
    const error = t.throws(() => qemuArguments({...spec, cpus}, channels), {instanceOf: UsageError});
    t.is(error.message, `cpus: ${cpus} is not a number of processors; allowed: whole numbers from 1`);
  });
}

for (const memoryMiB of [0, 127, 512.5, Number.NaN]) {
  test(`a machine with ${memoryMiB} MiB is refused`, (t) => {
    const error = t.throws(() => qemuArguments({...spec, memoryMiB}, channels), {instanceOf: UsageError});
    t.is(error.message, `memory: ${memoryMiB} MiB is not allowed; allowed: whole numbers from 128`);
  });
}

import test from 'ava';
import {MigrationError} from '../../../../harness/snapshot/migration-error.ts';
import {fillVmTemplate, vmTemplate} from './vm-template.ts';

const booted = {memory: '/c/a,b/memory', store: '/c/a,b/vm/store.img', qmpSocket: '/t/1.qmp'};

const commandLine = [
  '/nix/store/q/bin/qemu-system-x86_64',
  ...['-drive', 'file=/c/a,b/vm/store.img,format=raw,id=drive1,if=none'],
  ...['-qmp', 'unix:/t/1.qmp,server=on,wait=off'],
  ...['-object', 'memory-backend-file,id=harness-memory,size=1024M,mem-path=/c/a,,b/memory,share=on'],
  ...['-machine', 'memory-backend=harness-memory'],
];

test('a QEMU is started again with other files, and waits for a state', (t) => {
  const files = {memory: '/c/x,y/memory', store: '/c/x,y/store.img', qmpSocket: '/t/$&.qmp'};
  const template = vmTemplate(commandLine, booted, '/c/a,b/vm');
  t.false(template.some((word) => word.includes('a,b') || word.includes('/t/')));
  const filled = (mode: 'on' | 'off') => [
    '/nix/store/q/bin/qemu-system-x86_64',
    // QEMU splits at commas, and several have the image open.
    ...['-drive', 'file=/c/x,,y/store.img,file.locking=off,format=raw,id=drive1,if=none'],
    ...['-qmp', 'unix:/t/$&.qmp,server=on,wait=off'],
    ...['-object', `memory-backend-file,id=harness-memory,size=1024M,mem-path=/c/x,,y/memory,share=${mode}`],
    ...['-machine', 'memory-backend=harness-memory'],
    ...['-incoming', 'defer'],
  ];
  t.deepEqual(fillVmTemplate(template, files, false), filled('off'));
  t.deepEqual(fillVmTemplate(template, files, true), filled('on'));
});

test('one with another file in the folder of the VM cannot be saved', (t) => {
  t.throws(() => vmTemplate([...commandLine, '-pidfile', '/c/a,b/vm/pid'], booted, '/c/a,b/vm'), {
    instanceOf: MigrationError,
    message: 'its QEMU has a file that is made for each VM: /c/a,b/vm/pid',
  });
});

import {type CommandResult, type Machine, waitUntil} from '../index.ts';
import {expectType} from './expect-type.ts';

declare const machine: Machine;

expectType<CommandResult>()(await machine.execute('true'));
expectType<string>()(await machine.succeed('true'));
expectType<number>()(await waitUntil(async () => Promise.resolve(1), {what: 'one', timeoutMs: 1}));
// @ts-expect-error -- a limit is a number of milliseconds
await machine.succeed('true', {timeoutMs: '1s'});
// @ts-expect-error -- the name of a machine is for good
machine.name = 'other';

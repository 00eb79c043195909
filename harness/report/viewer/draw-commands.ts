import type {CommandRecord} from '../../results/run-record.ts';
import {type CommandTools, drawCommand} from './draw-command.ts';
import {element} from './element.ts';

/** What a step ran, in the order in which it ended. `failed` is the index of the command that failed it. */
export const drawCommands = (
  commands: readonly CommandRecord[],
  failed: number | undefined,
  tools: Pick<CommandTools, 'runStart' | 'showOnTimeline'>,
): HTMLElement =>
  element(
    'ol',
    {class: 'commands'},
    ...commands.map((command, index) => drawCommand(command, {...tools, isWhatFailed: failed === index})),
  );

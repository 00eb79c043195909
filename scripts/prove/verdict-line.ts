import type {ToOwner} from '../../steps/kit/session/messages.ts';
import type {StepVerdict} from '../../steps/kit/session/step-verdict.ts';

const words: Readonly<Record<StepVerdict['status'], string>> = {
  passed: 'ok  ',
  failed: 'FAIL',
  reproduced: 'reproduced',
};

/** A step's verdict in a line, as it is told while others run; undefined for a message that is none. */
export const verdictLine = (message: ToOwner, title: string): string | undefined => {
  switch (message.type) {
    case 'finished':
      return `${words[message.verdict.status]} ${title}  ${(message.durationMs / 1000).toFixed(1)} s`;
    case 'does-not-apply':
      return `n/a  ${title}  does not apply: ${message.why}`;
    default:
      return undefined;
  }
};

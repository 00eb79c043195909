import {Transform} from 'node:stream';

/** Before and after the path that enter.sh writes before the shell begins. */
const edge = '\x1e';
const mark = new RegExp(`${edge}([^${edge}]*)${edge}\r?\n`);

/** Passes on what comes, but for the first line in which enter.sh tells the path of the shell, which is what `onEntered` gets. */
export const untilEntered = (onEntered: (path: string) => void): Transform => {
  let held = Buffer.alloc(0);
  let isEntered = false;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (isEntered) {
        done(null, chunk);
        return;
      }
      held = Buffer.concat([held, chunk]);
      // Each character is one byte: no other is changed.
      const text = held.toString('latin1');
      const found = mark.exec(text);
      if (found !== null) {
        isEntered = true;
        onEntered(Buffer.from(found[1] ?? '', 'latin1').toString('utf8'));
        const after = found.index + found[0].length;
        const rest = Buffer.concat([held.subarray(0, found.index), held.subarray(after)]);
        held = Buffer.alloc(0);
        done(null, rest);
        return;
      }
      // It may come in pieces.
      const begun = text.indexOf(edge);
      const cut = begun === -1 ? held.length : begun;
      const passed = held.subarray(0, cut);
      held = held.subarray(cut);
      done(null, passed);
    },
    flush(done) {
      done(null, held);
    },
  });
};

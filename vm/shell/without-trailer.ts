import {Transform} from 'node:stream';

/** What may be the trailer, or the beginning of one, at the end of what has come so far. */
const ending =
  /(?:e|ex|exi|exit|exit-|exit-s|exit-st|exit-sta|exit-stat|exit-statu|exit-status|exit-status:\d{0,3}|exit-status:\d{1,3}\n)$/;

/** Bytes of the longest trailer, `exit-status:255` and a newline. */
const longest = 16;

/**
 * Passes on what the server of `vm/nixos/steps.nix` sends, as it comes, but for the trailer at its end. Only what may be
 * one is held back until more has come.
 */
export const withoutTrailer = (): Transform => {
  let held = Buffer.alloc(0);
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const all = Buffer.concat([held, chunk]);
      const from = Math.max(0, all.length - longest);
      const at = ending.exec(all.toString('latin1', from))?.index;
      const cut = at === undefined ? all.length : from + at;
      held = all.subarray(cut);
      done(null, all.subarray(0, cut));
    },
    flush(done) {
      // One that is not whole is output.
      done(null, /^exit-status:\d{1,3}\n$/.test(held.toString('latin1')) ? undefined : held);
    },
  });
};

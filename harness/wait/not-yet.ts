/** Thrown by an attempt of `waitUntil` when what is waited for is not so yet; the message is what it saw instead. */
export class NotYet extends Error {
  override readonly name = 'NotYet';
}

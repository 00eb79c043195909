/** Whether a failed connection means that the host answered, and lets the user in by none of the keys. */
export const isKeyRefused = (error: unknown): boolean =>
  error instanceof Error &&
  error.cause instanceof Error &&
  'level' in error.cause &&
  error.cause.level === 'client-authentication';

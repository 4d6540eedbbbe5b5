/** A command given something it cannot work with: one line for the user, exit status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

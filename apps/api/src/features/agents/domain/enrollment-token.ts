/** An enrollment token as stored: never the token itself, only how often and until when it may be used. */
export interface StoredToken {
  readonly uses: number;
  readonly usesMax: number;
  readonly expiresAt: Date;
}

/** Returns why a stored token was refused. A token that is both expired and used up counts as expired. */
export function tokenRefusal(token: StoredToken, now: Date): 'auth.token_expired' | 'auth.token_used_up' {
  return token.expiresAt <= now ? 'auth.token_expired' : 'auth.token_used_up';
}

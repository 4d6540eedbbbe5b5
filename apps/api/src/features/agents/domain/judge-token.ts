/** An enrollment token as it stands. */
export interface TokenRecord {
  readonly uses: number;
  readonly usesMax: number;
  readonly expiresAt: Date;
}

/** Why a token that exists was not taken: a token both expired and used up counts as expired. */
export function tokenRefusal(token: TokenRecord, now: Date): 'auth.token_expired' | 'auth.token_used_up' {
  return token.expiresAt <= now ? 'auth.token_expired' : 'auth.token_used_up';
}

import { fromNodeHeaders } from 'better-auth/node';
import type { RequestHeaders, SessionReader } from '../accounts.port.ts';
import type { SignedInUser } from '../domain/membership.ts';
import type { Auth } from './create-auth.ts';

/** Reads sessions through the accounts library. */
export class BetterAuthSessionReader implements SessionReader {
  readonly #auth: Auth;

  constructor(auth: Auth) {
    this.#auth = auth;
  }

  async userOf(headers: RequestHeaders): Promise<SignedInUser | null> {
    if (headers['cookie'] === undefined) return null;
    const session = await this.#auth.api.getSession({ headers: fromNodeHeaders({ ...headers }) });
    if (!session) return null;
    return { id: session.user.id, name: session.user.name, email: session.user.email };
  }
}

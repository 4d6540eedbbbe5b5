import { fromNodeHeaders } from 'better-auth/node';
import type { SignedInUser } from '../domain/membership.ts';
import type { Auth } from './create-auth.ts';

/** The headers of a request, as Node gives them. */
export type RequestHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** Reads sessions through the accounts library. */
export class SessionReader {
  readonly #auth: Auth;

  constructor(auth: Auth) {
    this.#auth = auth;
  }

  /** Returns the user whose session the request's cookie names; null without a valid session. */
  async userOf(headers: RequestHeaders): Promise<SignedInUser | null> {
    if (headers['cookie'] === undefined) return null;
    const session = await this.#auth.api.getSession({ headers: fromNodeHeaders({ ...headers }) });
    if (!session) return null;
    return { id: session.user.id, name: session.user.name, email: session.user.email };
  }
}

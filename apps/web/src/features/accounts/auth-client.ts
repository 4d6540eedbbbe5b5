import { createAuthClient } from 'better-auth/react';

/** Accounts, at /api/auth of this origin. */
export const authClient = createAuthClient();

import { type HostId, hostIdSchema } from '@sightline/spec';

/** A host key as presented: the host it claims to belong to, and the secret that proves it. */
export interface PresentedKey {
  readonly hostId: HostId;
  readonly secret: string;
}

const SECRET = /^[A-Za-z0-9_-]{20,100}$/;
const BEARER = /^Bearer +(\S{1,200})$/i;

/** Returns the key that a host receives at enrollment: `<hostId>.<secret>`. */
export function formatHostKey({ hostId, secret }: PresentedKey): string {
  return `${hostId}.${secret}`;
}

/** Parses the header `Authorization: Bearer <hostId>.<secret>`; null for anything else. */
export function parseHostKey(authorization: string | undefined): PresentedKey | null {
  const key = BEARER.exec(authorization ?? '')?.[1];
  if (key === undefined) return null;
  const [id, secret, ...more] = key.split('.');
  const hostId = hostIdSchema.safeParse(id);
  if (!hostId.success || secret === undefined || more.length > 0 || !SECRET.test(secret)) return null;
  return { hostId: hostId.data, secret };
}

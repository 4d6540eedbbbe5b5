import { type HostId, hostIdSchema } from '@sightline/spec';

/** A host key as a host presents it: whose it says it is, and the secret that proves it. */
export interface PresentedKey {
  readonly hostId: HostId;
  readonly secret: string;
}

const SECRET = /^[A-Za-z0-9_-]{20,100}$/;
const BEARER = /^Bearer +(\S{1,200})$/i;

/** The key that is handed to a host: `<hostId>.<secret>`. */
export function hostKeyText({ hostId, secret }: PresentedKey): string {
  return `${hostId}.${secret}`;
}

/** Reads `Authorization: Bearer <hostId>.<secret>`; null for anything else. */
export function hostKeyOf(authorization: string | undefined): PresentedKey | null {
  const key = BEARER.exec(authorization ?? '')?.[1];
  if (key === undefined) return null;
  const [id, secret, ...more] = key.split('.');
  const hostId = hostIdSchema.safeParse(id);
  if (!hostId.success || secret === undefined || more.length > 0 || !SECRET.test(secret)) return null;
  return { hostId: hostId.data, secret };
}

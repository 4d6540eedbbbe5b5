import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto';
import type { Database } from '../../../platform/database/database.ts';
import type { PublicKey, Signature, SigningKeys } from '../certificates.port.ts';

const KEYS_MAX = 100;
const NONCE_LENGTH = 12;
const TAG_LENGTH = 16;
const ID_LENGTH = 16;

interface CurrentKey {
  readonly keyId: string;
  readonly privateKey: KeyObject;
}

interface SigningKeysOptions {
  readonly database: Database;
  /** PKCS 8 in DER; null: a key is made on first use and kept in the database. */
  readonly configuredKey: Buffer | null;
  /** What a key in the database is encrypted under. */
  readonly secret: string;
}

/**
 * The keys with which this installation signs. One from the configuration comes before those of the database; a key that the
 * present secret does not open is kept for verifying, and a new one is made for signing.
 */
export class PostgresSigningKeys implements SigningKeys {
  readonly #options: SigningKeysOptions;
  #current: Promise<CurrentKey> | null = null;

  constructor(options: SigningKeysOptions) {
    this.#options = options;
  }

  async sign(text: string): Promise<Signature> {
    this.#current ??= this.#findOrMake();
    try {
      const { keyId, privateKey } = await this.#current;
      return { keyId, signature: sign(null, Buffer.from(text), privateKey).toString('base64') };
    } catch (error) {
      this.#current = null;
      throw error;
    }
  }

  async publicKeyOf(keyId: string): Promise<PublicKey | null> {
    const row = await this.#options.database.system.signingKey.findUnique({ where: { id: keyId }, select: SHOWN });
    return row && shownKey(row);
  }

  async publicKeys(): Promise<readonly PublicKey[]> {
    const rows = await this.#options.database.system.signingKey.findMany({
      select: SHOWN,
      orderBy: { createdAt: 'desc' },
      take: KEYS_MAX,
    });
    return rows.map(shownKey);
  }

  async #findOrMake(): Promise<CurrentKey> {
    const { configuredKey, secret } = this.#options;
    if (configuredKey !== null) {
      return await this.#remember(createPrivateKey({ key: configuredKey, format: 'der', type: 'pkcs8' }), null);
    }
    const rows = await this.#options.database.system.signingKey.findMany({
      where: { sealedPrivateKey: { not: null } },
      orderBy: { createdAt: 'desc' },
      take: KEYS_MAX,
    });
    for (const { id, sealedPrivateKey } of rows) {
      const opened = sealedPrivateKey === null ? null : open(sealedPrivateKey, secret);
      if (opened !== null) return { keyId: id, privateKey: privateKeyOf(opened) };
    }
    const { privateKey } = generateKeyPairSync('ed25519');
    return await this.#remember(privateKey, seal(privateKey.export({ format: 'der', type: 'pkcs8' }), secret));
  }

  async #remember(privateKey: KeyObject, sealedPrivateKey: Uint8Array<ArrayBuffer> | null): Promise<CurrentKey> {
    const publicKey = createPublicKey(privateKey);
    const der = publicKey.export({ format: 'der', type: 'spki' });
    const keyId = createHash('sha256').update(der).digest('hex').slice(0, ID_LENGTH);
    const publicKeyPem = publicKey.export({ format: 'pem', type: 'spki' }).toString();
    await this.#options.database.system.signingKey.createMany({
      data: [{ id: keyId, publicKey: publicKeyPem, sealedPrivateKey }],
      skipDuplicates: true,
    });
    return { keyId, privateKey };
  }
}

const SHOWN = { id: true, publicKey: true, createdAt: true } as const;

function shownKey(row: { id: string; publicKey: string; createdAt: Date }): PublicKey {
  return { keyId: row.id, publicKeyPem: row.publicKey, createdAt: row.createdAt };
}

function privateKeyOf(der: Buffer): KeyObject {
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
}

function sealingKey(secret: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', 'sightline signing key', 32));
}

/** Nonce, tag and ciphertext of AES-256-GCM. */
function seal(plain: Buffer, secret: string): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(NONCE_LENGTH);
  const cipher = createCipheriv('aes-256-gcm', sealingKey(secret), nonce);
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()]);
  return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]));
}

/** Null where it was sealed under another secret. */
function open(sealed: Uint8Array, secret: string): Buffer | null {
  const decipher = createDecipheriv('aes-256-gcm', sealingKey(secret), sealed.subarray(0, NONCE_LENGTH));
  decipher.setAuthTag(sealed.subarray(NONCE_LENGTH, NONCE_LENGTH + TAG_LENGTH));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_LENGTH + TAG_LENGTH)), decipher.final()]);
  } catch {
    return null;
  }
}

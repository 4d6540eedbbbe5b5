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

const KEYS_MAX = 100;
const NONCE_LENGTH = 12;
const TAG_LENGTH = 16;
const ID_LENGTH = 16;

/** A public key of this installation. */
export interface PublicKey {
  readonly keyId: string;
  /** SPKI. */
  readonly publicKeyPem: string;
  readonly createdAt: Date;
}

interface CurrentKey {
  readonly keyId: string;
  readonly privateKey: KeyObject;
}

interface SigningKeysOptions {
  readonly database: Database;
  /** PKCS 8 in DER; null creates a key on first use and keeps it in the database. */
  readonly configuredKey: Buffer | null;
  /** Encrypts the keys in the database. */
  readonly secret: string;
}

/**
 * Signs with the keys of this installation. A configured key takes precedence over keys in the database. A stored key that the
 * current secret cannot decrypt is kept for verification, and a new key is created for signing.
 */
export class SigningKeys {
  readonly #options: SigningKeysOptions;
  #current: Promise<CurrentKey> | null = null;

  constructor(options: SigningKeysOptions) {
    this.#options = options;
  }

  /** Returns the signature of a text in base64, and the id of the key. */
  async sign(text: string): Promise<{ readonly keyId: string; readonly signature: string }> {
    this.#current ??= this.#findOrCreate();
    try {
      const { keyId, privateKey } = await this.#current;
      return { keyId, signature: sign(null, Buffer.from(text), privateKey).toString('base64') };
    } catch (error) {
      this.#current = null;
      throw error;
    }
  }

  /** Returns null for a key that this installation never had. */
  async publicKeyOf(keyId: string): Promise<PublicKey | null> {
    const row = await this.#options.database.system.signingKey.findUnique({
      where: { id: keyId },
      select: PUBLIC_COLUMNS,
    });
    return row && publicKeyFrom(row);
  }

  /** Returns the public keys, newest first. */
  async publicKeys(): Promise<readonly PublicKey[]> {
    const rows = await this.#options.database.system.signingKey.findMany({
      select: PUBLIC_COLUMNS,
      orderBy: { createdAt: 'desc' },
      take: KEYS_MAX,
    });
    return rows.map(publicKeyFrom);
  }

  async #findOrCreate(): Promise<CurrentKey> {
    const { configuredKey, secret } = this.#options;
    if (configuredKey !== null) {
      return await this.#save(createPrivateKey({ key: configuredKey, format: 'der', type: 'pkcs8' }), null);
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
    return await this.#save(privateKey, seal(privateKey.export({ format: 'der', type: 'pkcs8' }), secret));
  }

  async #save(privateKey: KeyObject, sealedPrivateKey: Uint8Array<ArrayBuffer> | null): Promise<CurrentKey> {
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

const PUBLIC_COLUMNS = { id: true, publicKey: true, createdAt: true } as const;

function publicKeyFrom(row: { id: string; publicKey: string; createdAt: Date }): PublicKey {
  return { keyId: row.id, publicKeyPem: row.publicKey, createdAt: row.createdAt };
}

function privateKeyOf(der: Buffer): KeyObject {
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
}

function sealingKey(secret: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', 'sightline signing key', 32));
}

/** Encrypts with AES-256-GCM. Returns nonce, tag and ciphertext in one. */
function seal(plain: Buffer, secret: string): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(NONCE_LENGTH);
  const cipher = createCipheriv('aes-256-gcm', sealingKey(secret), nonce);
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()]);
  return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]));
}

/** Decrypts what `seal` returned; null if another secret sealed it. */
function open(sealed: Uint8Array, secret: string): Buffer | null {
  const decipher = createDecipheriv('aes-256-gcm', sealingKey(secret), sealed.subarray(0, NONCE_LENGTH));
  decipher.setAuthTag(sealed.subarray(NONCE_LENGTH, NONCE_LENGTH + TAG_LENGTH));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_LENGTH + TAG_LENGTH)), decipher.final()]);
  } catch {
    return null;
  }
}

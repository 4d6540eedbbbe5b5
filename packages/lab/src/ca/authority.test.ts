import { X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createLabCa, createProductCa, writeCaFile } from './authorities.ts';

describe('a certificate authority', () => {
  it('issues leaves for DNS names and addresses that verify against it', async () => {
    const ca = await createLabCa();
    const leaf = new X509Certificate((await ca.leaf(['a.vendor.test', '127.64.0.1'])).cert);
    expect(leaf.verify(new X509Certificate(ca.certPem).publicKey)).toBe(true);
    expect(leaf.checkHost('a.vendor.test')).toBe('a.vendor.test');
    expect(leaf.checkHost('b.vendor.test')).toBeUndefined();
    expect(leaf.checkIP('127.64.0.1')).toBe('127.64.0.1');
  });

  it('issues expired, future and self-signed leaves', async () => {
    const ca = await createLabCa();
    const now = new Date();
    const expired = new X509Certificate((await ca.leaf(['a.test'], { expired: true })).cert);
    const future = new X509Certificate((await ca.leaf(['a.test'], { notYetValid: true })).cert);
    const selfSigned = new X509Certificate((await ca.leaf(['a.test'], { selfSigned: true })).cert);
    expect(expired.validToDate.getTime()).toBeLessThan(now.getTime());
    expect(future.validFromDate.getTime()).toBeGreaterThan(now.getTime());
    expect(selfSigned.issuer).toBe(selfSigned.subject);
    expect(selfSigned.verify(selfSigned.publicKey)).toBe(true);
  });

  it('names a product as the issuer of intercepted certificates', async () => {
    const ca = await createLabCa();
    const product = await createProductCa('Fortinet');
    const leaf = new X509Certificate((await ca.leaf(['a.test'], { issuedBy: product })).cert);
    expect(leaf.issuer).toContain('O=Fortinet');
    expect(leaf.verify(new X509Certificate(product.certPem).publicKey)).toBe(true);
  });

  it('writes only its certificate to a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lab-ca-'));
    const ca = await createLabCa();
    await writeCaFile(ca, join(folder, 'ca.pem'));
    const written = await readFile(join(folder, 'ca.pem'), 'utf8');
    await rm(folder, { recursive: true });
    expect(new X509Certificate(written).ca).toBe(true);
    expect(written).not.toContain('PRIVATE KEY');
  });
});

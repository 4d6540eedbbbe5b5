import { Body, Controller, Get, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { type CertificateCheck, type signingKeysSchema, verifyCertificateRequestSchema } from '@sightline/spec';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { AppError, faultsOf } from '../../../platform/errors.ts';
import type { RateLimit } from '../../../platform/http/rate-limit.ts';
import type { SigningKeys } from '../certificates.port.ts';
import { VerifyCertificate } from '../verify-certificate.ts';

export const SIGNING_KEYS = Symbol('SigningKeys');
/** For one address. */
export const CERTIFICATE_CHECKS = Symbol('CertificateChecks');

/** Where anybody who was handed a certificate can check it. */
@Controller()
export class PublicCertificatesController {
  readonly #verify: VerifyCertificate;
  readonly #keys: Pick<SigningKeys, 'publicKeys'>;
  readonly #checks: RateLimit;

  constructor(
    @Inject(VerifyCertificate) verify: VerifyCertificate,
    @Inject(SIGNING_KEYS) keys: SigningKeys,
    @Inject(CERTIFICATE_CHECKS) checks: RateLimit,
  ) {
    this.#verify = verify;
    this.#keys = keys;
    this.#checks = checks;
  }

  @Post('/v1/certificates/verify')
  @HttpCode(200)
  async verify(@Body() body: unknown, @Req() request: FastifyRequest): Promise<CertificateCheck> {
    await this.#checks.count(request.ip);
    const parsed = verifyCertificateRequestSchema.safeParse(body);
    if (parsed.success) return await this.#verify.verify(parsed.data);
    throw new AppError({
      kind: 'invalid',
      code: 'request.invalid',
      detail: 'The body is not a certificate or a seal. Send the JSON file that the console downloads.',
      faults: faultsOf(parsed.error, 'body'),
    });
  }

  @Get('/v1/certificates/keys')
  async keys(@Req() request: FastifyRequest): Promise<z.input<typeof signingKeysSchema>> {
    await this.#checks.count(request.ip);
    const keys = await this.#keys.publicKeys();
    return {
      keys: keys.map(({ keyId, publicKeyPem, createdAt }) => ({
        keyId,
        publicKeyPem,
        createdAt: createdAt.toISOString(),
      })),
    };
  }
}

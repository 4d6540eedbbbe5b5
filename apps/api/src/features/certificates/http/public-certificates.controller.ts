import { Body, Controller, Get, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { type CertificateCheck, type signingKeysSchema, verifyCertificateRequestSchema } from '@sightline/spec';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { AppError, faultsOf } from '../../../platform/errors.ts';
import type { RateLimit } from '../../../platform/http/rate-limit.ts';
import { SigningKeys } from '../postgres/signing-keys.ts';
import { VerifyCertificate } from '../verify-certificate.ts';

/** The rate limit per client address. */
export const VERIFY_RATE_LIMIT = Symbol('VerifyRateLimit');

/** Lets anyone verify a certificate they were given, without an account. */
@Controller()
export class PublicCertificatesController {
  readonly #verify: VerifyCertificate;
  readonly #keys: SigningKeys;
  readonly #rateLimit: RateLimit;

  constructor(
    @Inject(VerifyCertificate) verify: VerifyCertificate,
    @Inject(SigningKeys) keys: SigningKeys,
    @Inject(VERIFY_RATE_LIMIT) rateLimit: RateLimit,
  ) {
    this.#verify = verify;
    this.#keys = keys;
    this.#rateLimit = rateLimit;
  }

  @Post('/v1/certificates/verify')
  @HttpCode(200)
  async verify(@Body() body: unknown, @Req() request: FastifyRequest): Promise<CertificateCheck> {
    await this.#rateLimit.count(request.ip);
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
    await this.#rateLimit.count(request.ip);
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

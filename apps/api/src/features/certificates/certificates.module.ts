import { Module } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { APP_CONFIG, type AppConfig } from '../../platform/config/app-config.ts';
import { Database } from '../../platform/database/database.ts';
import { RateLimit } from '../../platform/http/rate-limit.ts';
import { REDIS } from '../../platform/redis/redis.ts';
import { PackLibrary, PackLibraryModule } from '../packs/index.ts';
import type { CertificateStore, SigningKeys } from './certificates.port.ts';
import { CERTIFICATE_ISSUES, CERTIFICATE_STORE, CertificatesController } from './http/certificates.controller.ts';
import {
  CERTIFICATE_CHECKS,
  PublicCertificatesController,
  SIGNING_KEYS,
} from './http/public-certificates.controller.ts';
import { IssueCertificate } from './issue-certificate.ts';
import { certificatePdf } from './pdf/certificate-pdf.ts';
import { PostgresCertificateStore } from './postgres/certificate.store.ts';
import { PostgresSigningKeys } from './postgres/signing-keys.ts';
import { PostgresStoreFactsReader } from './postgres/store-facts.reader.ts';
import { ReadCertificate } from './read-certificate.ts';
import { VerifyCertificate } from './verify-certificate.ts';

/** Coverage certificates: what is verified, written down, hashed and signed. */
@Module({
  imports: [PackLibraryModule],
  controllers: [CertificatesController, PublicCertificatesController],
  providers: [
    {
      provide: CERTIFICATE_STORE,
      useFactory: (database: Database) => new PostgresCertificateStore(database),
      inject: [Database],
    },
    {
      provide: SIGNING_KEYS,
      useFactory: (database: Database, config: AppConfig) =>
        new PostgresSigningKeys({ database, configuredKey: config.signingKey, secret: config.authSecret }),
      inject: [Database, APP_CONFIG],
    },
    {
      provide: IssueCertificate,
      useFactory: (
        database: Database,
        library: PackLibrary,
        keys: SigningKeys,
        certificates: CertificateStore,
        clock: Clock,
      ) =>
        new IssueCertificate({
          facts: new PostgresStoreFactsReader(database, library, clock),
          keys,
          certificates,
          clock,
        }),
      inject: [Database, PackLibrary, SIGNING_KEYS, CERTIFICATE_STORE, CLOCK],
    },
    {
      provide: ReadCertificate,
      useFactory: (certificates: CertificateStore) => new ReadCertificate(certificates, certificatePdf),
      inject: [CERTIFICATE_STORE],
    },
    {
      provide: VerifyCertificate,
      useFactory: (keys: SigningKeys) => new VerifyCertificate(keys),
      inject: [SIGNING_KEYS],
    },
    {
      provide: CERTIFICATE_ISSUES,
      useFactory: (redis: Redis) => new RateLimit({ redis, name: 'certificate', requestsMax: 30, windowS: 60 }),
      inject: [REDIS],
    },
    {
      provide: CERTIFICATE_CHECKS,
      useFactory: (redis: Redis) => new RateLimit({ redis, name: 'certificate-check', requestsMax: 60, windowS: 60 }),
      inject: [REDIS],
    },
  ],
})
export class CertificatesModule {}

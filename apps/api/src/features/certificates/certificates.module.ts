import { Module } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { APP_CONFIG, type AppConfig } from '../../platform/config/app-config.ts';
import { Database } from '../../platform/database/database.ts';
import { RateLimit } from '../../platform/http/rate-limit.ts';
import { REDIS } from '../../platform/redis/redis.ts';
import { PackLibrary, PackLibraryModule } from '../packs/index.ts';
import { CertificatesController, ISSUE_RATE_LIMIT } from './http/certificates.controller.ts';
import { PublicCertificatesController, VERIFY_RATE_LIMIT } from './http/public-certificates.controller.ts';
import { IssueCertificate } from './issue-certificate.ts';
import { certificatePdf } from './pdf/certificate-pdf.ts';
import { CertificateStore } from './postgres/certificate-store.ts';
import { SigningKeys } from './postgres/signing-keys.ts';
import { StoreSnapshotReader } from './postgres/store-snapshot-reader.ts';
import { ReadCertificate } from './read-certificate.ts';
import { VerifyCertificate } from './verify-certificate.ts';

/** Coverage certificates: signed proof of what was verified when. */
@Module({
  imports: [PackLibraryModule],
  controllers: [CertificatesController, PublicCertificatesController],
  providers: [
    {
      provide: CertificateStore,
      useFactory: (database: Database) => new CertificateStore(database),
      inject: [Database],
    },
    {
      provide: SigningKeys,
      useFactory: (database: Database, config: AppConfig) =>
        new SigningKeys({ database, configuredKey: config.signingKey, secret: config.authSecret }),
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
          snapshots: new StoreSnapshotReader(database, library, clock),
          ...{ keys, certificates, clock },
        }),
      inject: [Database, PackLibrary, SigningKeys, CertificateStore, CLOCK],
    },
    {
      provide: ReadCertificate,
      useFactory: (certificates: CertificateStore) => new ReadCertificate(certificates, certificatePdf),
      inject: [CertificateStore],
    },
    {
      provide: VerifyCertificate,
      useFactory: (keys: SigningKeys) => new VerifyCertificate(keys),
      inject: [SigningKeys],
    },
    {
      provide: ISSUE_RATE_LIMIT,
      useFactory: (redis: Redis) => new RateLimit({ redis, name: 'certificate', requestsMax: 30, windowS: 60 }),
      inject: [REDIS],
    },
    {
      provide: VERIFY_RATE_LIMIT,
      useFactory: (redis: Redis) => new RateLimit({ redis, name: 'certificate-check', requestsMax: 60, windowS: 60 }),
      inject: [REDIS],
    },
  ],
})
export class CertificatesModule {}

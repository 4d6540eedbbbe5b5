import { Controller, Inject } from '@nestjs/common';
import { getCertificate, getCertificateFile, issueCertificate, listCertificates } from '@sightline/spec';
import { ConsoleEndpoint, Input, type RouteInput, type RouteOutput } from '../../../platform/http/console-endpoint.ts';
import type { RateLimit } from '../../../platform/http/rate-limit.ts';
import { CurrentUser, type SignedInUser } from '../../accounts/index.ts';
import { actorOf } from '../../audit/index.ts';
import { IssueCertificate } from '../issue-certificate.ts';
import { CertificateStore } from '../postgres/certificate-store.ts';
import { ReadCertificate } from '../read-certificate.ts';

/** The rate limit per tenant: certifying a large fleet keeps the database busy for seconds. */
export const ISSUE_RATE_LIMIT = Symbol('IssueRateLimit');

/** Issues, lists and downloads certificates in the console. */
@Controller()
export class CertificatesController {
  readonly #issue: IssueCertificate;
  readonly #read: ReadCertificate;
  readonly #certificates: CertificateStore;
  readonly #rateLimit: RateLimit;

  constructor(
    @Inject(IssueCertificate) issue: IssueCertificate,
    @Inject(ReadCertificate) read: ReadCertificate,
    @Inject(CertificateStore) certificates: CertificateStore,
    @Inject(ISSUE_RATE_LIMIT) rateLimit: RateLimit,
  ) {
    this.#issue = issue;
    this.#read = read;
    this.#certificates = certificates;
    this.#rateLimit = rateLimit;
  }

  @ConsoleEndpoint(listCertificates)
  async listCertificates(
    @Input() { params, query }: RouteInput<typeof listCertificates>,
  ): Promise<RouteOutput<typeof listCertificates>> {
    return await this.#certificates.readPage(params.tenantId, query);
  }

  @ConsoleEndpoint(issueCertificate)
  async issueCertificate(
    @Input() { params: { tenantId }, body }: RouteInput<typeof issueCertificate>,
    @CurrentUser() user: SignedInUser,
  ): Promise<RouteOutput<typeof issueCertificate>> {
    await this.#rateLimit.count(tenantId);
    return { id: await this.#issue.issue(tenantId, body.storeId, actorOf(user)) };
  }

  @ConsoleEndpoint(getCertificate)
  async getCertificate(
    @Input() { params }: RouteInput<typeof getCertificate>,
  ): Promise<RouteOutput<typeof getCertificate>> {
    return await this.#read.read(params.tenantId, params.certificateId);
  }

  @ConsoleEndpoint(getCertificateFile)
  async getCertificateFile(
    @Input() { params, query }: RouteInput<typeof getCertificateFile>,
  ): Promise<RouteOutput<typeof getCertificateFile>> {
    return await this.#read.asFile(params.tenantId, params.certificateId, query.format);
  }
}

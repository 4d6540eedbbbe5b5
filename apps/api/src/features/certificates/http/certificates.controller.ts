import { Controller, Inject } from '@nestjs/common';
import { getCertificate, getCertificateFile, issueCertificate, listCertificates } from '@sightline/spec';
import { ConsoleEndpoint, Input, type RouteInput, type RouteOutput } from '../../../platform/http/console-endpoint.ts';
import type { RateLimit } from '../../../platform/http/rate-limit.ts';
import { CurrentUser, type SignedInUser } from '../../accounts/index.ts';
import { actorOf } from '../../audit/index.ts';
import type { CertificateStore } from '../certificates.port.ts';
import { IssueCertificate } from '../issue-certificate.ts';
import { ReadCertificate } from '../read-certificate.ts';

export const CERTIFICATE_STORE = Symbol('CertificateStore');
/** For one tenant: a certificate of a large fleet takes seconds of the database. */
export const CERTIFICATE_ISSUES = Symbol('CertificateIssues');

@Controller()
export class CertificatesController {
  readonly #issue: IssueCertificate;
  readonly #read: ReadCertificate;
  readonly #certificates: Pick<CertificateStore, 'page'>;
  readonly #issues: RateLimit;

  constructor(
    @Inject(IssueCertificate) issue: IssueCertificate,
    @Inject(ReadCertificate) read: ReadCertificate,
    @Inject(CERTIFICATE_STORE) certificates: CertificateStore,
    @Inject(CERTIFICATE_ISSUES) issues: RateLimit,
  ) {
    this.#issue = issue;
    this.#read = read;
    this.#certificates = certificates;
    this.#issues = issues;
  }

  @ConsoleEndpoint(listCertificates)
  async listCertificates(
    @Input() { params, query }: RouteInput<typeof listCertificates>,
  ): Promise<RouteOutput<typeof listCertificates>> {
    return await this.#certificates.page(params.tenantId, query);
  }

  @ConsoleEndpoint(issueCertificate)
  async issueCertificate(
    @Input() { params: { tenantId }, body }: RouteInput<typeof issueCertificate>,
    @CurrentUser() user: SignedInUser,
  ): Promise<RouteOutput<typeof issueCertificate>> {
    await this.#issues.count(tenantId);
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

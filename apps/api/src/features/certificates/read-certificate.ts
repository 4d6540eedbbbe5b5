import type { CertificateFile, CertificateFormat, CertificateId, TenantId } from '@sightline/spec';
import { notFound } from '../../platform/errors.ts';
import { certificateCsv } from './domain/certificate-csv.ts';
import type { CertificateStore } from './postgres/certificate-store.ts';

export interface CertificateAsFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly contentBase64: string;
}

/** Renders a certificate as PDF. */
export type RenderCertificatePdf = (file: CertificateFile) => Promise<Buffer>;

const MEDIA_TYPES: Readonly<Record<CertificateFormat, string>> = {
  pdf: 'application/pdf',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
};

/** Returns certificates as they were issued. Refuses with 404 when the tenant has no such certificate. */
export class ReadCertificate {
  readonly #certificates: Pick<CertificateStore, 'read'>;
  readonly #renderPdf: RenderCertificatePdf;

  constructor(certificates: Pick<CertificateStore, 'read'>, renderPdf: RenderCertificatePdf) {
    this.#certificates = certificates;
    this.#renderPdf = renderPdf;
  }

  async read(tenantId: TenantId, certificateId: CertificateId): Promise<CertificateFile> {
    const file = await this.#certificates.read(tenantId, certificateId);
    if (file === null) throw notFound();
    return file;
  }

  async asFile(
    tenantId: TenantId,
    certificateId: CertificateId,
    format: CertificateFormat,
  ): Promise<CertificateAsFile> {
    const file = await this.read(tenantId, certificateId);
    return {
      fileName: `sightline-certificate-${subjectOf(file)}-${file.document.madeAt.slice(0, 10)}.${format}`,
      mediaType: MEDIA_TYPES[format],
      contentBase64: (await this.#contentOf(file, format)).toString('base64'),
    };
  }

  async #contentOf(file: CertificateFile, format: CertificateFormat): Promise<Buffer> {
    switch (format) {
      case 'pdf':
        return await this.#renderPdf(file);
      case 'csv':
        return Buffer.from(certificateCsv(file));
      case 'json':
        return Buffer.from(`${JSON.stringify(file, null, 2)}\n`);
    }
  }
}

function subjectOf({ document }: CertificateFile): string {
  if (document.scope === 'fleet') return 'fleet';
  return `store-${document.store.number.replaceAll(/[^A-Za-z0-9-]/g, '') || 'unnamed'}`;
}

import type { CertificateFile } from '@sightline/spec';
import { fleetCertificatePdf } from './fleet-certificate-pdf.ts';
import { renderPdf } from './render-pdf.ts';
import { storeCertificatePdf } from './store-certificate-pdf.ts';

/** Renders a certificate of a store or the fleet as PDF. */
export async function certificatePdf(file: CertificateFile): Promise<Buffer> {
  const { document } = file;
  return await renderPdf(
    document.scope === 'store' ? storeCertificatePdf(document, file) : fleetCertificatePdf(document, file),
  );
}

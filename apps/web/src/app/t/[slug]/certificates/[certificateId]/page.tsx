import type { Metadata } from 'next';
import { CertificatePage } from '../../../../../features/certificates/certificate-page.tsx';

export const metadata: Metadata = { title: 'Certificate' };

export default async function Page({ params }: PageProps<'/t/[slug]/certificates/[certificateId]'>) {
  const { certificateId } = await params;
  return <CertificatePage certificateId={certificateId} />;
}

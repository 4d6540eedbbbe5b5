import type { Metadata } from 'next';
import { IncidentPage } from '../../../../../features/incidents/incident-page.tsx';

export const metadata: Metadata = { title: 'Incident' };

export default async function Page({ params }: PageProps<'/t/[slug]/incidents/[incidentId]'>) {
  const { incidentId } = await params;
  return <IncidentPage incidentId={incidentId} />;
}

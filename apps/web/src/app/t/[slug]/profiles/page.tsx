import type { Metadata } from 'next';
import { ProfilesPage } from '../../../../features/profiles/profiles-page.tsx';

export const metadata: Metadata = { title: 'Profiles' };

export default function Page() {
  return <ProfilesPage />;
}

import { TenantConsole } from '../../../features/session/tenant-console.tsx';

export default async function TenantLayout({ params, children }: LayoutProps<'/t/[slug]'>) {
  const { slug } = await params;
  return <TenantConsole slug={slug}>{children}</TenantConsole>;
}

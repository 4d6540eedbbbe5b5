import { TenantConsole } from '../../../features/accounts/tenant-console.tsx';

export default async function TenantLayout({ params, children }: LayoutProps<'/t/[slug]'>) {
  const { slug } = await params;
  return <TenantConsole slug={slug}>{children}</TenantConsole>;
}

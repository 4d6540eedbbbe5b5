import { CUSTOMERS, type DemoTenant } from '../../scripts/stack/fleet.ts';

/** Owns Harbor Grill, and knows nothing of Nordic Kitchen. */
export const DANA = 'dana@harbor-grill.example';
/** Belongs to both customers. */
export const ROBIN = 'robin@managed.example';

export const HARBOR = tenantOf('harbor-grill');
export const NORDIC = tenantOf('nordic-kitchen');

function tenantOf(slug: string): DemoTenant {
  const tenant = CUSTOMERS.find((customer) => customer.slug === slug);
  if (tenant === undefined) throw new Error(`the demo has no tenant ${slug}`);
  return tenant;
}

'use client';

import type { Me } from '@sightline/spec';
import { createContext, useContext } from 'react';

/** A tenant of the signed-in person. */
export type Tenant = Me['tenants'][number];

const TenantContext = createContext<Tenant | null>(null);

export const TenantProvider = TenantContext.Provider;

/** Returns the tenant of the page. Throws outside `TenantProvider`. */
export function useTenant(): Tenant {
  const tenant = useContext(TenantContext);
  if (tenant === null) throw new Error('useTenant is used outside TenantProvider');
  return tenant;
}

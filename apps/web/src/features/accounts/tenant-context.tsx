'use client';

import type { Me } from '@sightline/spec';
import { createContext, useContext } from 'react';

/** One of the tenants of whoever is signed in. */
export type Tenant = Me['tenants'][number];

const TenantContext = createContext<Tenant | null>(null);

export const TenantProvider = TenantContext.Provider;

/** The tenant whose pages these are. Throws outside of `TenantProvider`. */
export function useTenant(): Tenant {
  const tenant = useContext(TenantContext);
  if (tenant === null) throw new Error('useTenant outside of a tenant');
  return tenant;
}

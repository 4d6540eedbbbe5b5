'use client';

import { Menu, UnstyledButton } from '@mantine/core';
import { IconCheck, IconSelector } from '@tabler/icons-react';
import Link from 'next/link';
import classes from './console-shell.module.css';
import type { Tenant } from './tenant-context.tsx';

interface TenantSwitcherProps {
  readonly current: Tenant;
  readonly tenants: readonly Tenant[];
}

/** The name of the tenant; with more than one, a menu of them. */
export function TenantSwitcher({ current, tenants }: TenantSwitcherProps) {
  if (tenants.length < 2) return <span className={classes.tenant}>{current.name}</span>;
  return (
    <Menu position="bottom-start" width={260} shadow="md">
      <Menu.Target>
        <UnstyledButton className={classes.tenant} aria-label={`Tenant ${current.name}, change`}>
          <span className={classes.tenantName}>{current.name}</span>
          <IconSelector size={15} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Tenants</Menu.Label>
        {tenants.map((tenant) => (
          <Menu.Item
            key={tenant.id}
            component={Link}
            href={`/t/${tenant.slug}`}
            rightSection={tenant.id === current.id ? <IconCheck size={16} /> : null}
          >
            {tenant.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

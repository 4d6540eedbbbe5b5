'use client';

import Link from 'next/link';
import { useTenant } from '../accounts/tenant-context.tsx';
import classes from './allowlist.module.css';

const PAGES = [
  { id: 'entries', label: 'Entries', path: 'allowlists' },
  { id: 'packs', label: 'Packs', path: 'packs' },
  { id: 'custom', label: 'Custom entries', path: 'custom-packs' },
] as const;

/** Links the pages about what is allowed and checked. */
export function AllowlistNav({ current }: { readonly current: (typeof PAGES)[number]['id'] }) {
  const tenant = useTenant();
  return (
    <nav aria-label="Allowlist" className={classes.pagesNav}>
      {PAGES.map(({ id, label, path }) => (
        <Link
          key={id}
          href={`/t/${tenant.slug}/${path}`}
          className={classes.link}
          aria-current={id === current ? 'page' : undefined}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}

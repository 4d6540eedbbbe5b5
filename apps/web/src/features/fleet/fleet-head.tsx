'use client';

import type { Fleet } from '@sightline/spec';
import { Since } from '../../shared/time/since.tsx';
import { PageHead } from '../../shared/ui/page-head.tsx';
import { AddStoreButton } from '../add-store/add-store-button.tsx';
import { ControlFreshness } from './control-freshness.tsx';
import { totalOf } from './total-of.ts';

/** The heading of the fleet, with its size and how fresh what it rests on is. */
export function FleetHead({ fleet }: { readonly fleet: Fleet }) {
  const count = new Intl.NumberFormat('en');
  return (
    <PageHead
      title="Fleet"
      actions={<AddStoreButton />}
      sub={
        <>
          <span className="tabular">
            {count.format(totalOf(fleet.stores))} stores · {count.format(totalOf(fleet.checks))} checks
          </span>
          <ControlFreshness control={fleet.control} />
          <Since at={fleet.at} prefix="Read " suffix=" ago" />
        </>
      }
    />
  );
}

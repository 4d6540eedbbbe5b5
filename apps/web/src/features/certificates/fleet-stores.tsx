'use client';

import { Table } from '@mantine/core';
import type { CertificateFleetStore } from '@sightline/spec';
import { Panel } from '../../shared/ui/panel.tsx';
import classes from './certificates.module.css';

/** As many as a person reads; the files have all. */
const SHOWN_MAX = 100;

interface FleetStoresProps {
  readonly stores: readonly CertificateFleetStore[];
  /** How many there are; more than are listed in a very large fleet. */
  readonly storeCount: number;
}

/** The stores with most that could be verified and is not first. */
export function FleetStores({ stores, storeCount }: FleetStoresProps) {
  const worstFirst = stores.toSorted(
    (a, b) => openCount(b) - openCount(a) || a.number.localeCompare(b.number, 'en', { numeric: true }),
  );
  const hidden = storeCount - Math.min(stores.length, SHOWN_MAX);
  return (
    <Panel title="Stores" aside="entries">
      <Table.ScrollContainer minWidth={520}>
        <Table horizontalSpacing="md" verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Store</Table.Th>
              <Table.Th ta="right">Verified</Table.Th>
              <Table.Th ta="right">Probed, not verified</Table.Th>
              <Table.Th ta="right">Not probed</Table.Th>
              <Table.Th ta="right">Not for this store</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {worstFirst.slice(0, SHOWN_MAX).map((store) => (
              <StoreRow key={store.number} store={store} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {hidden > 0 && (
        <p className={classes.more}>and {hidden.toLocaleString('en')} more; the CSV and JSON files have all of them.</p>
      )}
    </Panel>
  );
}

function openCount({ entries }: CertificateFleetStore): number {
  return entries.notVerified - entries.notProbed;
}

function StoreRow({ store }: { readonly store: CertificateFleetStore }) {
  const { number, name, entries } = store;
  return (
    <Table.Tr>
      <Table.Td>
        <b className={classes.subject}>{number}</b> {name}
      </Table.Td>
      <Table.Td ta="right" className={classes.number} data-state="pass" data-none={entries.verified === 0}>
        {entries.verified}
      </Table.Td>
      <Table.Td ta="right" className={classes.number} data-state="blocked" data-none={openCount(store) === 0}>
        {openCount(store)}
      </Table.Td>
      <Table.Td ta="right">{entries.notProbed}</Table.Td>
      <Table.Td ta="right" c="dimmed">
        {entries.notApplicable}
      </Table.Td>
    </Table.Tr>
  );
}

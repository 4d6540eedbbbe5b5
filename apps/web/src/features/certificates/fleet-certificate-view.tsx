'use client';

import { Table } from '@mantine/core';
import {
  type CertificateFleetEntry,
  type CertificateFleetStore,
  type FleetCertificate,
  formatNumber,
  UNVERIFIED_REASON_LABEL,
} from '@sightline/spec';
import { Panel } from '../../shared/ui/panel.tsx';
import classes from './certificates.module.css';

/** As many as a person reads; the downloads have all. */
const SHOWN_MAX = 100;

/** Shows how many stores each entry is verified at, and why not at the others; then the stores. */
export function FleetCertificateView({ document }: { readonly document: FleetCertificate }) {
  const sections = [...Map.groupBy(document.entries, ({ packId, section }) => `${packId} ${section}`)];
  return (
    <>
      {sections.map(([key, entries]) => (
        <SectionPanel key={key} entries={entries} />
      ))}
      <FleetStores stores={document.stores} storeCount={document.storeCount} />
    </>
  );
}

function SectionPanel({ entries }: { readonly entries: readonly CertificateFleetEntry[] }) {
  return (
    <Panel title={entries[0]?.section ?? ''} aside="stores">
      <Table.ScrollContainer minWidth={760}>
        <Table horizontalSpacing="md" verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Entry</Table.Th>
              <Table.Th ta="right" w={90}>
                Verified
              </Table.Th>
              <Table.Th ta="right" w={110}>
                Not verified
              </Table.Th>
              <Table.Th ta="right" w={130}>
                Not applicable
              </Table.Th>
              <Table.Th w="36%">Reasons</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {entries.map((entry) => (
              <EntryRow key={entry.entryId} entry={entry} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Panel>
  );
}

function EntryRow({ entry: { title, required, stores, reasons } }: { readonly entry: CertificateFleetEntry }) {
  return (
    <Table.Tr>
      <Table.Td>
        {title}
        {!required && <span className={classes.optional}>Optional</span>}
      </Table.Td>
      <Table.Td ta="right" className={classes.number} data-state="pass" data-none={stores.verified === 0}>
        {formatNumber(stores.verified)}
      </Table.Td>
      <Table.Td
        ta="right"
        className={classes.number}
        data-state="blocked"
        data-none={stores.notVerified === stores.notProbed}
      >
        {formatNumber(stores.notVerified)}
      </Table.Td>
      <Table.Td ta="right" c="dimmed">
        {formatNumber(stores.notApplicable)}
      </Table.Td>
      <Table.Td className={classes.because}>
        {reasons.map(({ code, storeCount }) => (
          <span key={code}>
            {UNVERIFIED_REASON_LABEL[code]} <b>{formatNumber(storeCount)}</b>
          </span>
        ))}
      </Table.Td>
    </Table.Tr>
  );
}

interface FleetStoresProps {
  readonly stores: readonly CertificateFleetStore[];
  /** How many stores there are; a very large fleet is not listed in full. */
  readonly storeCount: number;
}

/** Shows the stores, those with the most entries not verified yet first. */
function FleetStores({ stores, storeCount }: FleetStoresProps) {
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
              <Table.Th ta="right">Not verified yet</Table.Th>
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
        <p className={classes.more}>and {formatNumber(hidden)} more. The CSV and JSON files list all stores.</p>
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

'use client';

import { Table } from '@mantine/core';
import type { CertificateFleetEntry, FleetCertificate } from '@sightline/spec';
import { Panel } from '../../shared/ui/panel.tsx';
import classes from './certificates.module.css';
import { FleetStores } from './fleet-stores.tsx';
import { REASON_LABEL } from './verdict-style.ts';

/** For every entry in how many stores it is verified and why not in the others; then the stores. */
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
                Not for the store
              </Table.Th>
              <Table.Th w="36%">Not verified because</Table.Th>
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
        {!required && <span className={classes.optional}>optional</span>}
      </Table.Td>
      <Table.Td ta="right" className={classes.number} data-state="pass" data-none={stores.verified === 0}>
        {stores.verified.toLocaleString('en')}
      </Table.Td>
      <Table.Td
        ta="right"
        className={classes.number}
        data-state="blocked"
        data-none={stores.notVerified === stores.notProbed}
      >
        {stores.notVerified.toLocaleString('en')}
      </Table.Td>
      <Table.Td ta="right" c="dimmed">
        {stores.notApplicable.toLocaleString('en')}
      </Table.Td>
      <Table.Td className={classes.because}>
        {reasons.map(({ code, storeCount }) => (
          <span key={code}>
            {REASON_LABEL[code]} <b>{storeCount.toLocaleString('en')}</b>
          </span>
        ))}
      </Table.Td>
    </Table.Tr>
  );
}

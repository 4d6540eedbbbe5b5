'use client';

import { Input, NativeSelect, SegmentedControl, SimpleGrid, Textarea } from '@mantine/core';
import { EXPORT_FORMATS, EXPORT_SCOPES, EXPORT_TITLES, type ExportFormat } from '@sightline/spec';
import { useState } from 'react';
import type { ChoiceFieldsProps } from './export-choice.ts';
import { ListFields } from './list-fields.tsx';
import { readMerakiRules } from './read-meraki-rules.ts';
import { StoreChoice } from './store-choice.tsx';

/** Whose product reads a format. */
const MAKER: Readonly<Record<ExportFormat, string>> = {
  palo_alto_edl_url: 'Palo Alto Networks',
  palo_alto_edl_ip: 'Palo Alto Networks',
  fortigate_cli: 'Fortinet',
  fortinet_feed: 'Fortinet',
  cisco_asa: 'Cisco',
  umbrella: 'Cisco',
  meraki: 'Cisco',
  zscaler: 'Zscaler',
  opnsense_alias: 'OPNsense and pfSense',
  sonicwall_ip: 'SonicWall',
  sonicwall_fqdn: 'SonicWall',
  windows_powershell: 'Microsoft',
  windows_netsh: 'Microsoft',
  nftables: 'Linux',
  csv: 'Any',
  json: 'Any',
};

/** All formats by whose product reads them, in the order of the formats. */
const FORMAT_DATA = [...Map.groupBy(EXPORT_FORMATS, (format) => MAKER[format])].map(([group, formats]) => ({
  group,
  items: formats.map((format) => ({ value: format, label: EXPORT_TITLES[format] })),
}));

/** Which format, how much of which list, and for which stores. */
export function ChoiceFields(props: ChoiceFieldsProps) {
  const { choice, onChange } = props;
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md" verticalSpacing="sm">
      <NativeSelect
        label="Format"
        data={FORMAT_DATA}
        data-autofocus
        value={choice.format}
        onChange={(event) => {
          const { value } = event.currentTarget;
          onChange({ ...choice, format: EXPORT_FORMATS.find((format) => format === value) ?? choice.format });
        }}
      />
      <Input.Wrapper label="Entries" labelElement="div">
        <SegmentedControl
          aria-label="Entries"
          fullWidth
          value={choice.scope}
          onChange={(value) => {
            onChange({ ...choice, scope: EXPORT_SCOPES.find((scope) => scope === value) ?? choice.scope });
          }}
          data={[
            { value: 'full', label: 'The full list' },
            { value: 'failing', label: 'What fails now' },
            { value: 'diff', label: 'Changes' },
          ]}
        />
      </Input.Wrapper>
      <StoreChoice {...props} />
      <ListFields {...props} />
      {choice.format === 'meraki' && <MerakiFields {...props} />}
    </SimpleGrid>
  );
}

/** The rules that the network has now, to merge into: the API of Meraki replaces the whole list. */
function MerakiFields({ choice, onChange }: ChoiceFieldsProps) {
  const [text, setText] = useState('');
  const read = readMerakiRules(text);
  return (
    <Textarea
      style={{ gridColumn: '1 / -1' }}
      label="The rules that the network has now"
      description="Paste what GET /networks/{id}/appliance/firewall/l3FirewallRules answers; the export is then a body to PUT back with every rule of yours kept."
      placeholder='{ "rules": [ … ] }'
      autosize
      minRows={2}
      maxRows={6}
      value={text}
      error={read.kind === 'faulty' && read.text}
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: '0.75rem' } }}
      onChange={(event) => {
        const { value } = event.currentTarget;
        setText(value);
        const now = readMerakiRules(value);
        onChange({ ...choice, merakiRules: now.kind === 'read' ? now.rules : null });
      }}
    />
  );
}

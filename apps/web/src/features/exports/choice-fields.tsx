'use client';

import { Input, NativeSelect, SegmentedControl, SimpleGrid, Textarea } from '@mantine/core';
import { EXPORT_FORMATS, EXPORT_SCOPES, EXPORT_TITLES, type ExportFormat } from '@sightline/spec';
import { useState } from 'react';
import type { ChoiceFieldsProps } from './export-choice.ts';
import { ListFields } from './list-fields.tsx';
import { readMerakiRules } from './read-meraki-rules.ts';
import { StoresField } from './stores-field.tsx';

/** The vendor whose product reads a format. */
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

/** All formats by vendor, in the order of the formats. */
const FORMAT_DATA = [...Map.groupBy(EXPORT_FORMATS, (format) => MAKER[format])].map(([group, formats]) => ({
  group,
  items: formats.map((format) => ({ value: format, label: EXPORT_TITLES[format] })),
}));

/** Chooses the format, the entries, the pack and the stores. */
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
            { value: 'full', label: 'All' },
            { value: 'failing', label: 'Failing now' },
            { value: 'diff', label: 'Changes' },
          ]}
        />
      </Input.Wrapper>
      <StoresField {...props} />
      <ListFields {...props} />
      {choice.format === 'meraki' && <MerakiFields {...props} />}
    </SimpleGrid>
  );
}

/** Shows the network's current rules, to merge into: Meraki's API replaces the whole list. */
function MerakiFields({ choice, onChange }: ChoiceFieldsProps) {
  const [text, setText] = useState('');
  const read = readMerakiRules(text);
  return (
    <Textarea
      style={{ gridColumn: '1 / -1' }}
      label="Current rules of the network"
      description="Paste the response of GET /networks/{id}/appliance/firewall/l3FirewallRules. The export is then a body to PUT back that keeps all of your rules."
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

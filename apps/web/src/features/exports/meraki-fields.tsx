'use client';

import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ChoiceFieldsProps } from './choice-fields-props.ts';
import { readMerakiRules } from './read-meraki-rules.ts';

/** The rules that the network has now, to merge into: the API of Meraki replaces the whole list. */
export function MerakiFields({ choice, onChange }: ChoiceFieldsProps) {
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

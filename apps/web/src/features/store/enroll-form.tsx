'use client';

import { Alert, Button, Group, NativeSelect, NumberInput, Stack, Text } from '@mantine/core';
import { CONSOLE_API, type StoreId } from '@sightline/spec';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { callApi } from '../../shared/api/call-api.ts';
import { codeOf } from '../../shared/ui/error-notice.tsx';
import { useTenant } from '../session/tenant-context.tsx';
import { EnrollCommand } from './enroll-command.tsx';

const VALIDITIES = [
  { value: '3600', label: '1 hour' },
  { value: '86400', label: '1 day' },
  { value: '604800', label: '7 days' },
  { value: '2592000', label: '30 days' },
];

interface EnrollFormProps {
  readonly storeId: StoreId;
  readonly zone: string;
}

/** Makes an enrollment token, limited in uses and time, and shows the command that uses it, this once. */
export function EnrollForm({ storeId, zone }: EnrollFormProps) {
  const tenant = useTenant();
  const [usesMax, setUsesMax] = useState(1);
  const [validForS, setValidForS] = useState('86400');
  const make = useMutation({
    mutationFn: () =>
      callApi(CONSOLE_API.createEnrollmentToken, {
        params: { tenantId: tenant.id, storeId },
        body: { usesMax, validForS: Number(validForS) },
      }),
  });
  if (make.isSuccess) return <EnrollCommand token={make.data} usesMax={usesMax} zone={zone} />;
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        This makes a token with which machines of this store enroll. The agent on the machine contacts nothing but this
        console and the targets on the list.
      </Text>
      <Group grow align="start">
        <NumberInput
          label="Machines"
          description="How many may use it"
          min={1}
          max={100}
          allowDecimal={false}
          clampBehavior="strict"
          value={usesMax}
          onChange={(value) => {
            if (typeof value === 'number') setUsesMax(value);
          }}
        />
        <NativeSelect
          label="Valid for"
          description="After that it is refused"
          data={VALIDITIES}
          value={validForS}
          onChange={(event) => {
            setValidForS(event.currentTarget.value);
          }}
        />
      </Group>
      {make.isError && (
        <Alert color="red" role="alert">
          {make.error.message} <code>{codeOf(make.error)}</code>
        </Alert>
      )}
      <Group justify="end">
        <Button
          loading={make.isPending}
          onClick={() => {
            make.mutate();
          }}
        >
          Make the token
        </Button>
      </Group>
    </Stack>
  );
}

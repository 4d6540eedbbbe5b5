'use client';

import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { StoreId } from '@sightline/spec';
import { IconCertificate } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useTenant } from '../accounts/tenant-context.tsx';
import { useIssueCertificate } from './use-certificates.ts';

interface IssueButtonProps {
  /** Null for the fleet. */
  readonly storeId: StoreId | null;
  readonly label: string;
  readonly variant?: 'default' | 'filled';
}

/** Issues a certificate of what is verified now, then opens it. */
export function IssueButton({ storeId, label, variant = 'default' }: IssueButtonProps) {
  const tenant = useTenant();
  const router = useRouter();
  const issue = useIssueCertificate(tenant.id);
  return (
    <Button
      variant={variant}
      leftSection={<IconCertificate size={16} />}
      loading={issue.isPending}
      onClick={() => {
        issue.mutate(storeId, {
          onSuccess: ({ id }) => {
            router.push(`/t/${tenant.slug}/certificates/${id}`);
          },
          onError: (error) => {
            notifications.show({ color: 'red', title: 'Certificate not issued', message: error.message });
          },
        });
      }}
    >
      {label}
    </Button>
  );
}

import { EmptyState } from '@mantine/core';
import { IconCertificate } from '@tabler/icons-react';

/** Before the first certificate. */
export function NoCertificates() {
  return (
    <EmptyState
      py={72}
      icon={<IconCertificate />}
      title="Nothing is certified yet"
      description="A certificate says of every entry what was verified when, from which machine and with what evidence, or why it was not."
    />
  );
}

'use client';

import { Alert, Button, Group } from '@mantine/core';
import type { CertificateFile } from '@sightline/spec';
import { IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import { Panel } from '../../shared/ui/panel.tsx';
import classes from './certificates.module.css';
import { useVerifyCertificate } from './use-certificates.ts';

/** What proves that the certificate is as it was issued, and the way to check it. */
export function SealPanel({ file }: { readonly file: CertificateFile }) {
  const { document, seal } = file;
  const verify = useVerifyCertificate();
  const lines = [
    ['Certificate', document.id],
    ['SHA-256', seal.sha256],
    ['Key', seal.keyId],
    ['Ed25519 signature', seal.signature],
  ] as const;
  return (
    <Panel
      title="Seal"
      aside={
        <Button
          size="compact-sm"
          variant="default"
          loading={verify.isPending}
          onClick={() => {
            verify.mutate(file);
          }}
        >
          Check it now
        </Button>
      }
    >
      <dl className={classes.seal}>
        {lines.map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="mono">{text}</dd>
          </div>
        ))}
      </dl>
      <Group px="md" pb="md" gap="sm">
        {verify.data !== undefined && (
          <Alert
            w="100%"
            role="status"
            color={verify.data.valid ? 'green' : 'red'}
            icon={verify.data.valid ? <IconShieldCheck /> : <IconShieldX />}
            title={verify.data.valid ? 'Genuine' : 'Not genuine'}
          >
            {verify.data.text}
          </Alert>
        )}
        {verify.isError && (
          <Alert w="100%" role="alert" color="red">
            {verify.error.message}
          </Alert>
        )}
        <p className={classes.sealText}>
          The hash is of the canonical JSON of this certificate, the signature is over the hash. Whoever is handed the
          JSON file can check both without an account; how is in docs/certificates.md.
        </p>
      </Group>
    </Panel>
  );
}

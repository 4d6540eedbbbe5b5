'use client';

import { Alert, Button, Group } from '@mantine/core';
import type { CertificateFile } from '@sightline/spec';
import { IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import { Panel } from '../../shared/ui/panel.tsx';
import classes from './certificates.module.css';
import { useVerifyCertificate } from './use-certificates.ts';

/** Shows the proof that the certificate was not changed, and the button that checks it. */
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
          Verify
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
          The hash covers this certificate's canonical JSON, and the signature covers the hash. Anyone with the JSON
          file can check both without an account; docs/certificates.md explains how.
        </p>
      </Group>
    </Panel>
  );
}

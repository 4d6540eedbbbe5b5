import { Alert, Code, List } from '@mantine/core';
import type { Releases } from '@sightline/spec';
import { IconShieldX } from '@tabler/icons-react';

/** What lies in the folder of releases and is not offered to anybody. */
export function RefusedReleases({ refused }: Pick<Releases, 'refused'>) {
  if (refused.length === 0) return null;
  return (
    <Alert color="red" icon={<IconShieldX />} title="Some releases are refused, and offered to no host">
      <List size="sm" spacing={4}>
        {refused.map(({ file, reason }) => (
          <List.Item key={file}>
            <Code>{file}</Code> {reason}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

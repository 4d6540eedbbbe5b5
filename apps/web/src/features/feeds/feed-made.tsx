'use client';

import { Alert, Button, Group, List, Stack, Tabs, Text } from '@mantine/core';
import type { FeedFormat } from '@sightline/spec';
import { IconInfoCircle } from '@tabler/icons-react';
import { CopyLine } from './copy-line.tsx';
import { FEED_PRODUCTS, type FeedProduct } from './feed-products.ts';

type FeedUrls = readonly { readonly format: FeedFormat; readonly url: string }[];

interface FeedMadeProps {
  readonly urls: FeedUrls;
  readonly onDone: () => void;
}

/** The addresses of a feed, shown this once, with what each product wants to be told. */
export function FeedMade({ urls, onDone }: FeedMadeProps) {
  return (
    <Stack gap="md">
      <Alert color="harbor" icon={<IconInfoCircle />} title="Copy the addresses now">
        They contain the right to fetch and are not shown again. Whoever has one can read the list, so keep them as you
        would keep a password; a feed can be revoked at any time.
      </Alert>
      <Tabs defaultValue={FEED_PRODUCTS[0]?.id ?? null} keepMounted={false}>
        <Tabs.List mb="md">
          {FEED_PRODUCTS.map(({ id, name }) => (
            <Tabs.Tab key={id} value={id}>
              {name}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {FEED_PRODUCTS.map((product) => (
          <Tabs.Panel key={product.id} value={product.id}>
            <ProductSteps product={product} urls={urls} />
          </Tabs.Panel>
        ))}
      </Tabs>
      <Group justify="end">
        <Button variant="default" onClick={onDone}>
          I have them
        </Button>
      </Group>
    </Stack>
  );
}

function ProductSteps({ product, urls }: { readonly product: FeedProduct; readonly urls: FeedUrls }) {
  return (
    <Stack gap="md">
      {product.lists.map(({ format, label }) => (
        <CopyLine key={format} label={label} line={urls.find((item) => item.format === format)?.url ?? ''} />
      ))}
      <List type="ordered" size="sm" spacing={4}>
        {product.steps.map((step) => (
          <List.Item key={step}>{step}</List.Item>
        ))}
      </List>
      <Text size="sm" c="dimmed">
        {product.mind}
      </Text>
    </Stack>
  );
}

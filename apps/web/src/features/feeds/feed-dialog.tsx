'use client';

import {
  ActionIcon,
  Alert,
  Button,
  CopyButton,
  Group,
  List,
  Select,
  Stack,
  Tabs,
  Text,
  TextInput,
  Tooltip,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { CONSOLE_API, type FeedFormat, formatCount } from '@sightline/spec';
import { IconCheck, IconCopy, IconInfoCircle } from '@tabler/icons-react';
import { problemErrors, schemaErrors } from '../../shared/forms/form-errors.ts';
import { ErrorAlert } from '../../shared/ui/error-notice.tsx';
import { useTenant } from '../accounts/tenant-context.tsx';
import { usePacks } from '../packs/use-packs.ts';
import { FEED_PRODUCTS, type FeedProduct } from './feed-products.ts';
import { useCreateFeed } from './use-feeds.ts';

type FeedUrls = readonly { readonly format: FeedFormat; readonly url: string }[];

/** Creates a feed, then shows its URLs; `onDone` is called when the person closes them. */
export function FeedDialog({ onDone }: { readonly onDone: () => void }) {
  const tenant = useTenant();
  const create = useCreateFeed(tenant.id);
  if (create.data !== undefined) return <FeedMade urls={create.data.urls} onDone={onDone} />;
  return <FeedForm create={create} />;
}

interface FeedFormProps {
  readonly create: ReturnType<typeof useCreateFeed>;
}

const draftErrors = schemaErrors(CONSOLE_API.createFeed.body, { name: 'Enter a name of up to 100 characters.' });

/** Asks for the feed's name and its stores. */
function FeedForm({ create }: FeedFormProps) {
  const tenant = useTenant();
  const tags = usePacks(tenant.id).data?.tags ?? [];
  const form = useForm<{ readonly name: string; readonly tag: string | null }>({
    initialValues: { name: '', tag: null },
    validate: draftErrors,
  });
  const submit = form.onSubmit(({ name, tag }) => {
    create.mutate(
      { name: name.trim(), tag },
      {
        onError: (error) => {
          form.setErrors(problemErrors(error));
        },
      },
    );
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          label="Name"
          description="The firewall, or group of firewalls, that will fetch it"
          placeholder="Panorama, head office"
          maxLength={100}
          data-autofocus
          {...form.getInputProps('name')}
        />
        <Select
          label="Stores"
          description="The feed lists what these stores must allow, from all their packs"
          placeholder="All stores"
          clearable
          searchable
          data={tags.map(({ tag, storeCount }) => ({
            value: tag,
            label: `Tag ${tag} (${formatCount(storeCount, 'store')})`,
          }))}
          {...form.getInputProps('tag')}
        />
        <ErrorAlert error={create.error} />
        <Group justify="end">
          <Button type="submit" loading={create.isPending}>
            Create feed
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface FeedMadeProps {
  readonly urls: FeedUrls;
  readonly onDone: () => void;
}

/** Shows the URLs of a feed, once, with the steps for each product. */
function FeedMade({ urls, onDone }: FeedMadeProps) {
  return (
    <Stack gap="md">
      <Alert color="harbor" icon={<IconInfoCircle />} title="Copy the URLs now">
        These URLs contain the access token and won't be shown again. Anyone who has one can read the list, so treat
        them like passwords. You can revoke the feed at any time.
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
          Done
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
        {product.note}
      </Text>
    </Stack>
  );
}

interface CopyLineProps {
  readonly label: string;
  readonly line: string;
}

/** Shows a line to copy. */
function CopyLine({ label, line }: CopyLineProps) {
  return (
    <TextInput
      label={label}
      readOnly
      value={line}
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: '0.75rem' } }}
      onFocus={(event) => {
        event.currentTarget.select();
      }}
      rightSection={
        <CopyButton value={line}>
          {({ copied, copy }) => (
            <Tooltip label={copied ? 'Copied' : 'Copy'}>
              <ActionIcon variant="subtle" aria-label={`Copy ${label}`} onClick={copy}>
                {copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
              </ActionIcon>
            </Tooltip>
          )}
        </CopyButton>
      }
    />
  );
}

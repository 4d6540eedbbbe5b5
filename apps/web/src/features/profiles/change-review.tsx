'use client';

import { Alert, Table, Text } from '@mantine/core';
import { type ProfilePreview, type ProfileVocabulary, profileFieldName } from '@sightline/spec';
import { IconAlertTriangle } from '@tabler/icons-react';
import { storesText, valueText } from './profile-words.ts';
import classes from './profiles.module.css';

interface ChangeReviewProps {
  readonly preview: ProfilePreview;
  readonly vocabulary: ProfileVocabulary;
}

/** What a change would do: how many stores it reaches, what changes in them, and which it must not leave without a value. */
export function ChangeReview({ preview, vocabulary }: ChangeReviewProps) {
  const { storeCount, differences, differenceCount, incomplete, incompleteCount } = preview;
  return (
    <>
      {incompleteCount > 0 && (
        <Alert
          color="red"
          icon={<IconAlertTriangle size={18} />}
          title={`${storesText(incompleteCount)} would be incomplete`}
          mb="md"
        >
          Set these for the stores, or for a group of them, first:
          <ul className={classes.incomplete}>
            {incomplete.map(({ number, name, missing }) => (
              <li key={number}>
                {number} {name}: {missing.map((field) => profileFieldName(field, vocabulary)).join(', ')}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <Text mb="sm">
        {storeCount === 0 ? (
          'No store gets another profile by this.'
        ) : (
          <b>{storesText(storeCount)} will be planned anew.</b>
        )}
      </Text>
      {differences.length > 0 && (
        <Table.ScrollContainer minWidth={420}>
          <Table verticalSpacing={8}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Value</Table.Th>
                <Table.Th>Now</Table.Th>
                <Table.Th>Then</Table.Th>
                <Table.Th ta="right">Stores</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {differences.map(({ path, before, after, storeCount: count }) => (
                <Table.Tr key={`${path} ${before ?? ''} ${after ?? ''}`}>
                  <Table.Td>{profileFieldName(path, vocabulary)}</Table.Td>
                  <Table.Td c="dimmed">{valueText(path, before)}</Table.Td>
                  <Table.Td fw={600}>{valueText(path, after)}</Table.Td>
                  <Table.Td ta="right">{count.toLocaleString('en')}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {differenceCount > differences.length && (
        <Text size="sm" c="dimmed">
          and {differenceCount - differences.length} more kinds of change
        </Text>
      )}
    </>
  );
}

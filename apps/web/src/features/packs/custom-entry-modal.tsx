'use client';

import { Modal } from '@mantine/core';
import { type Entry, type CustomEntryDraft, customEntryDraftOf } from '@sightline/spec';
import { CustomEntryForm } from './custom-entry-form.tsx';

/** What the dialog is about: a new entry, or one that is changed. */
export type EditedEntry = { readonly kind: 'new' } | { readonly kind: 'change'; readonly entry: Entry };

interface CustomEntryModalProps {
  /** Null: the dialog is closed. */
  readonly edited: EditedEntry | null;
  readonly onClose: () => void;
}

const EMPTY: CustomEntryDraft = {
  title: '',
  destination: '',
  protocol: 'https',
  ports: '443',
  direction: 'outbound',
  roles: ['boh'],
  pos: [],
  regions: [],
  environments: [],
  required: true,
  breaks: '',
  notes: '',
};

/** The dialog in which an own entry is added or changed. */
export function CustomEntryModal({ edited, onClose }: CustomEntryModalProps) {
  return (
    <Modal
      opened={edited !== null}
      onClose={onClose}
      title={edited?.kind === 'change' ? 'Change an entry' : 'Add an entry'}
      size="lg"
      centered
    >
      {edited?.kind === 'new' && <CustomEntryForm entryId={null} initial={EMPTY} onDone={onClose} />}
      {edited?.kind === 'change' && (
        <CustomEntryForm
          entryId={edited.entry.id}
          initial={customEntryDraftOf(edited.entry) ?? EMPTY}
          onDone={onClose}
        />
      )}
    </Modal>
  );
}

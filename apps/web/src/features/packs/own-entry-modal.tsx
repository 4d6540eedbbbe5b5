'use client';

import { Modal } from '@mantine/core';
import { type Entry, type OwnEntryDraft, ownEntryDraftOf } from '@sightline/spec';
import { OwnEntryForm } from './own-entry-form.tsx';

/** What the dialog is about: a new entry, or one that is changed. */
export type EditedEntry = { readonly kind: 'new' } | { readonly kind: 'change'; readonly entry: Entry };

interface OwnEntryModalProps {
  /** Null: the dialog is closed. */
  readonly edited: EditedEntry | null;
  readonly onClose: () => void;
}

const EMPTY: OwnEntryDraft = {
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
export function OwnEntryModal({ edited, onClose }: OwnEntryModalProps) {
  return (
    <Modal
      opened={edited !== null}
      onClose={onClose}
      title={edited?.kind === 'change' ? 'Change an entry' : 'Add an entry'}
      size="lg"
      centered
    >
      {edited?.kind === 'new' && <OwnEntryForm entryId={null} initial={EMPTY} onDone={onClose} />}
      {edited?.kind === 'change' && (
        <OwnEntryForm entryId={edited.entry.id} initial={ownEntryDraftOf(edited.entry) ?? EMPTY} onDone={onClose} />
      )}
    </Modal>
  );
}

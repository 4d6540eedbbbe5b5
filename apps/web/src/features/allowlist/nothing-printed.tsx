import { EmptyState } from '@mantine/core';
import { IconFileSearch } from '@tabler/icons-react';

/** For a search that no line of the list answers. */
export function NothingPrinted({ search }: { readonly search: string }) {
  return (
    <div className="card">
      <EmptyState
        py={72}
        icon={<IconFileSearch />}
        title={`The list does not say “${search}”`}
        description="The search looks at every printed line, at what is unknown and why, and at flags and address ranges."
      />
    </div>
  );
}

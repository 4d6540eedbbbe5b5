'use client';

import { Alert, type AlertProps, Button, Code, EmptyState } from '@mantine/core';
import { IconMapQuestion, IconPlugConnectedX, IconRefresh, IconZoomQuestion } from '@tabler/icons-react';
import Link from 'next/link';
import { ApiProblem } from '../api/api-problem.ts';

interface ErrorNoticeProps {
  readonly error: Error;
  readonly onRetry: () => void;
}

/** What went wrong in one sentence, its code, and a way to try again; for a place that has nothing else to show. */
export function ErrorNotice({ error, onRetry }: ErrorNoticeProps) {
  if (error instanceof ApiProblem && error.isSignedOut) return null;
  const isMissing = error instanceof ApiProblem && error.isNotFound;
  return (
    <EmptyState
      role="alert"
      py="xl"
      my="xl"
      icon={isMissing ? <IconZoomQuestion /> : <IconPlugConnectedX />}
      title={isMissing ? <h1 className="plain-heading">It does not exist</h1> : 'It could not be read'}
      description={isMissing ? 'It was removed, or it is not for you to see.' : error.message}
    >
      <EmptyState.Actions>
        {isMissing && (
          <Button component={Link} href="/">
            To the fleet
          </Button>
        )}
        <Button variant="default" leftSection={<IconRefresh size={16} />} onClick={onRetry}>
          Try again
        </Button>
      </EmptyState.Actions>
      <Code>{codeOf(error)}</Code>
    </EmptyState>
  );
}

interface ErrorAlertProps extends Pick<AlertProps, 'm' | 'mt' | 'my' | 'py'> {
  /** Null: nothing went wrong, and nothing is shown. */
  readonly error: Error | null;
}

/** Why what was asked for failed, with its code; beside the form or button that asked. */
export function ErrorAlert({ error, ...space }: ErrorAlertProps) {
  if (error === null) return null;
  return (
    <Alert color="red" role="alert" {...space}>
      {error.message} <code>{codeOf(error)}</code>
    </Alert>
  );
}

/** The stable code of a trouble, to be quoted to support. */
export function codeOf(error: Error): string {
  return error instanceof ApiProblem ? error.code : 'console.defect';
}

/** For an address that is no page. */
export function NotFoundNotice() {
  return (
    <EmptyState
      mt="20vh"
      icon={<IconMapQuestion />}
      title={<h1 className="plain-heading">There is no such page</h1>}
      description="The address may be mistyped, or what it named was removed."
    >
      <EmptyState.Actions>
        <Button component={Link} href="/">
          To the fleet
        </Button>
      </EmptyState.Actions>
    </EmptyState>
  );
}

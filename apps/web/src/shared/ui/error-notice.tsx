'use client';

import { Alert, type AlertProps, Button, Code, EmptyState } from '@mantine/core';
import { IconMapQuestion, IconPlugConnectedX, IconRefresh, IconZoomQuestion } from '@tabler/icons-react';
import Link from 'next/link';
import { ApiProblem } from '../api/api-problem.ts';

interface ErrorNoticeProps {
  readonly error: Error;
  readonly onRetry: () => void;
}

/** Shows an error, its code and a retry button, in place of content that failed to load. */
export function ErrorNotice({ error, onRetry }: ErrorNoticeProps) {
  if (error instanceof ApiProblem && error.isSignedOut) return null;
  const isMissing = error instanceof ApiProblem && error.isNotFound;
  return (
    <EmptyState
      role="alert"
      py="xl"
      my="xl"
      icon={isMissing ? <IconZoomQuestion /> : <IconPlugConnectedX />}
      title={isMissing ? <h1 className="plain-heading">Can’t open this page</h1> : 'Could not load this page'}
      description={isMissing ? "Not found, or you don't have access." : error.message}
    >
      <EmptyState.Actions>
        {isMissing && (
          <Button component={Link} href="/">
            Go to fleet
          </Button>
        )}
        <Button variant="default" leftSection={<IconRefresh size={16} />} onClick={onRetry}>
          Retry
        </Button>
      </EmptyState.Actions>
      <Code>{codeOf(error)}</Code>
    </EmptyState>
  );
}

interface ErrorAlertProps extends Pick<AlertProps, 'm' | 'mt' | 'my' | 'py'> {
  /** Null shows nothing. */
  readonly error: Error | null;
}

/** Shows why an action failed, with its code, next to the form or button. */
export function ErrorAlert({ error, ...space }: ErrorAlertProps) {
  if (error === null) return null;
  return (
    <Alert color="red" role="alert" {...space}>
      {error.message} <code>{codeOf(error)}</code>
    </Alert>
  );
}

/** Returns the stable code of an error, to quote to support. */
export function codeOf(error: Error): string {
  return error instanceof ApiProblem ? error.code : 'console.defect';
}

/** Shown for a URL without a page. */
export function NotFoundNotice() {
  return (
    <EmptyState
      mt="20vh"
      icon={<IconMapQuestion />}
      title={<h1 className="plain-heading">Page not found</h1>}
      description="The URL may be mistyped, or the page was removed."
    >
      <EmptyState.Actions>
        <Button component={Link} href="/">
          Go to fleet
        </Button>
      </EmptyState.Actions>
    </EmptyState>
  );
}

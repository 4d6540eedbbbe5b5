'use client';

import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { makeQueryClient } from '../api/query-client.ts';
import { cssVariables } from './css-variables.ts';
import { theme } from './theme.ts';

/** Provides every page with theme, color scheme, notifications and the cache of API responses. */
export function Providers({ children }: { readonly children: ReactNode }) {
  const [queryClient] = useState(() => makeQueryClient(leaveForSignIn));
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <Notifications position="bottom-right" />
        {children}
      </QueryClientProvider>
    </MantineProvider>
  );
}

/** Loads the page in full, so that none of the last person's data stays in memory. */
function leaveForSignIn(): void {
  const { pathname, search } = window.location;
  if (pathname !== '/sign-in') window.location.assign(`/sign-in?next=${encodeURIComponent(pathname + search)}`);
}

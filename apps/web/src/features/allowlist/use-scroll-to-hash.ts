'use client';

import { useEffect } from 'react';

/** Goes to the entry that the address names, once the page is there: the browser looked for it before. */
export function useScrollToHash(): void {
  useEffect(() => {
    const id = decodeURIComponent(window.location.hash.slice(1));
    if (id !== '') document.getElementById(id)?.scrollIntoView();
  }, []);
}

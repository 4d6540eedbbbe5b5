'use client';

import { useEffect } from 'react';

/** Sets the browser's title to one that only the data gives, and keeps it when the router sets the route's own again. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    const whole = `${title} · Sightline`;
    const keep = (): void => {
      if (document.title !== whole) document.title = whole;
    };
    keep();
    const observer = new MutationObserver(keep);
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => {
      observer.disconnect();
    };
  }, [title]);
}

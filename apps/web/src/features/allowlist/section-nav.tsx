import classes from './allowlist.module.css';
import type { FoundSection } from './find-in-pack.ts';

/** The sections of the list, to go to one of them. */
export function SectionNav({ found }: { readonly found: readonly FoundSection[] }) {
  return (
    <nav aria-label="Sections of the list" className={classes.nav}>
      {found.map(({ section, entries }) => (
        <a key={section.id} href={`#${section.id}`} className={classes.navLink}>
          <span>{section.title}</span>
          {entries.length > 0 && <span className={classes.navCount}>{entries.length}</span>}
        </a>
      ))}
    </nav>
  );
}

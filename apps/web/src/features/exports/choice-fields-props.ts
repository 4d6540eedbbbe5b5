import type { PackList } from '@sightline/spec';
import type { ExportChoice } from './export-choice.ts';

/** What every part of the choice is given. */
export interface ChoiceFieldsProps {
  readonly choice: ExportChoice;
  /** The lists and tags to choose from; null while they are not known. */
  readonly lists: PackList | null;
  readonly onChange: (choice: ExportChoice) => void;
}

import { writeFileSync } from 'node:fs';
import { renderFailureGuide } from '../src/render-failure-guide.ts';

writeFileSync(new URL('../../../docs/failures.md', import.meta.url), renderFailureGuide());

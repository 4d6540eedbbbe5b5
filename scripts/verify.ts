import { generateClient } from './build-apps.ts';
import { runChecks } from './checks.ts';
import { print, printStep } from './print.ts';
import { runScript } from './script.ts';
import { formatCounts } from './tests.ts';

runScript(async ({ signal }) => {
  await generateClient(signal);
  const counts = await printStep('check format, lint, boundaries, types, unused code; run the unit tests', () =>
    runChecks(signal),
  );
  print(formatCounts(counts));
  return counts.failed === 0 ? 0 : 1;
});

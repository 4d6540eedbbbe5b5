import { ROOT } from './command.ts';
import { print } from './print.ts';
import { runScript } from './script.ts';
import { checkWords, formatFindings, formatWordCounts } from './words/check-words.ts';

// Lists what is to be reworded, in this checkout or in the one given.
runScript(async ({ args: [root = ROOT] }) => {
  const report = await checkWords(root);
  print(`${formatFindings(report)}${formatWordCounts(report)}`);
  return report.findings.length === 0 ? 0 : 1;
});

import { canInstallDebianPackages, installDebianPackage } from './services/debian-install.ts';
import { findExecutable } from './services/find-executable.ts';

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * Finds the browser of the end-to-end tests: SIGHTLINE_CHROMIUM, or Chromium or Chrome in the PATH, or Debian's, installed
 * now where that can be done. Throws with one line on how to get it.
 */
export async function locateChromium(): Promise<string> {
  const named = process.env['SIGHTLINE_CHROMIUM'] ?? '';
  if (named !== '') return named;
  const present = findExecutable(COMMANDS);
  if (present !== null) return present;
  if (canInstallDebianPackages()) await installDebianPackage('chromium');
  const installed = findExecutable(COMMANDS);
  if (installed !== null) return installed;
  throw new Error('no chromium or google-chrome in the PATH: install one, or name it in SIGHTLINE_CHROMIUM');
}

import {existsSync} from 'node:fs';
import {type Browser, chromium} from 'playwright-core';

/** Debian's. */
const program = '/usr/bin/chromium';

/**
 * Starts a browser without a window.
 *
 * @throws Error when there is none.
 */
export const startBrowser = async (): Promise<Browser> => {
  if (!existsSync(program)) {
    throw new Error(`there is no ${program}: apt-get install chromium fonts-dejavu-core`);
  }
  return chromium.launch({
    executablePath: program,
    // Fonts are drawn alike whatever screen a host has.
    args: ['--font-render-hinting=none', '--disable-lcd-text', '--force-device-scale-factor=1'],
  });
};

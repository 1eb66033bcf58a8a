import { execFile, spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const MAC_PLACES = [
  'Chromium.app/Contents/MacOS/Chromium',
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];
const WINDOWS_PLACES = [
  'Chromium\\Application\\chrome.exe',
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];
const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const LONGEST_INSTALL = 10 * 60_000;
const NO_BROWSER =
  'No browser for the tests was found, and none could be installed: install Chromium, or set CHROMIUM_PATH to a Chromium, Chrome or Edge.';

/**
 * The path of a Chromium, Chrome or Edge: `CHROMIUM_PATH`, else an installed one, else Playwright's own. Where there is
 * none, one is installed: Playwright's, else (as root, where there is apt) Debian's.
 *
 * @throws when `CHROMIUM_PATH` names no program, or no browser can be had; the message is one line
 */
export async function findBrowser(): Promise<string> {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined && named !== '') {
    if (await runs(named)) return named;
    throw new Error(`CHROMIUM_PATH is ${named}, which is no browser that runs: correct it, or unset it.`);
  }
  const found = await firstThatRuns([...placesOf(NAMES), ...usualPlaces(), ...playwrightsOwn()]);
  if (found !== null) return found;
  console.error('No Chromium, Chrome or Edge is installed; installing one for the tests …');
  return (await installPlaywrights()) ?? (await installDebians()) ?? fail(NO_BROWSER);
}

/** Opens a headless browser that talks to no one by itself. Close it after use. */
export async function openBrowser(): Promise<Browser> {
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: await findBrowser(),
    args: [...FLAGS, ...(isRoot ? ['--no-sandbox'] : [])],
  });
}

function placesOf(names: readonly string[]): string[] {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

function usualPlaces(): string[] {
  if (process.platform === 'darwin') {
    return ['/Applications', `${process.env.HOME ?? ''}/Applications`].flatMap((folder) =>
      MAC_PLACES.map((place) => path.join(folder, place)),
    );
  }
  if (process.platform !== 'win32') return [];
  const folders = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
  return folders.flatMap((folder) =>
    folder === undefined ? [] : WINDOWS_PLACES.map((place) => path.join(folder, place)),
  );
}

function playwrightsOwn(): string[] {
  try {
    return [chromium.executablePath()];
  } catch {
    return [];
  }
}

async function firstThatRuns(files: readonly string[]): Promise<string | null> {
  for (const file of files) if (await runs(file)) return file;
  return null;
}

/** On Linux a program may be there and not run: a wrapper for a snap that is missing, or a browser without its libraries. */
async function runs(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    if (process.platform === 'linux') await promisify(execFile)(file, ['--version'], { timeout: 60_000 });
    return true;
  } catch {
    return false;
  }
}

async function installPlaywrights(): Promise<string | null> {
  const cli = path.join(path.dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js');
  const isDone = await succeeds(process.execPath, [cli, 'install', 'chromium']);
  return isDone ? firstThatRuns(playwrightsOwn()) : null;
}

async function installDebians(): Promise<string | null> {
  const [aptGet] = (
    await Promise.all(placesOf(['apt-get']).map(async (file) => ((await runs(file)) ? [file] : [])))
  ).flat();
  if (process.getuid?.() !== 0 || aptGet === undefined) return null;
  const isDone =
    (await succeeds(aptGet, ['update'])) &&
    (await succeeds(aptGet, ['install', '-y', '--no-install-recommends', 'chromium']));
  return isDone ? firstThatRuns(placesOf(NAMES)) : null;
}

/** Runs a program without showing what it prints; `false` when it fails, is missing, or takes too long. */
function succeeds(file: string, parameters: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const child = spawn(file, parameters, { stdio: 'ignore', timeout: LONGEST_INSTALL, env });
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0));
  });
}

function fail(message: string): never {
  throw new Error(message);
}

import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser } from '../test/support/browser.ts';
import { messageOf } from './shared/errors.ts';
import { listTree } from './shared/files.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

// The files are listed here since Node 20 knows no patterns; words after `npm test --` choose among them.
const wanted = process.argv.slice(2);
const entries = listTree(path.join(ROOT, 'test'));
const files = entries
  .map((entry) => `test/${entry.path}`)
  .filter((file) => /\.test\.tsx?$/.test(file) && (wanted.length === 0 || wanted.some((word) => file.includes(word))));

try {
  const seed = seedOf(process.env.SEED);
  const browser = await findBrowser();
  if (files.length === 0) throw new Error(`No test file has ${wanted.join(' or ')} in its path.`);
  console.log(`Property tests draw from SEED=${seed}.`);
  process.exitCode = await runTests(files, { ...process.env, CHROMIUM_PATH: browser, SEED: String(seed) });
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
}

/** The seed of a run: that which is given, one of chance for `random`, and else always the same. */
function seedOf(given: string | undefined): number {
  if (given === 'random') return randomInt(2 ** 31);
  const seed = Number(given ?? 1);
  if (Number.isInteger(seed)) return seed;
  throw new Error(`SEED is ${given}: give a whole number, or random.`);
}

function runTests(files: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve, reject) => {
    const flags = ['--import', 'tsx', '--import', './test/support/seed.ts', '--test', '--test-concurrency=2', ...files];
    const child = spawn(process.execPath, flags, { cwd: ROOT, env, stdio: 'inherit' });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

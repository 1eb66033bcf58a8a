import { spawn } from 'node:child_process';
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
  const browser = await findBrowser();
  if (files.length === 0) throw new Error(`No test file has ${wanted.join(' or ')} in its path.`);
  process.exitCode = await runTests(files, { ...process.env, CHROMIUM_PATH: browser });
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
}

function runTests(files: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve, reject) => {
    const flags = ['--import', 'tsx', '--test', '--test-concurrency=2', ...files];
    const child = spawn(process.execPath, flags, { cwd: ROOT, env, stdio: 'inherit' });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

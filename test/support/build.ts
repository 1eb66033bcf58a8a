import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));
const LONGEST_BUILD = 10 * 60_000;

/** What to build: a content folder to copy, files to put into it, and the flags of the call. */
export interface BuildInput {
  /** A content folder; what is in it is copied, and the copy is built. */
  readonly from?: string;
  /** More files, by their path in the content folder. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** The instant that counts as now. */
  readonly now?: string;
  readonly flags?: readonly string[];
  /** Does what files alone can't, such as links, before the build. */
  readonly prepare?: (content: string) => Promise<void>;
}

/** What `npm run build` did. All folders lie below `root`, a folder of this build's own. */
export interface Built {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly root: string;
  readonly content: string;
  readonly out: string;
  readonly remove: () => Promise<void>;
}

/** Runs the real build, in a folder of its own, on content made for it. Call `remove` after use. */
export async function buildSite({
  from,
  files = {},
  now = '2040-01-01',
  flags = [],
  prepare,
}: BuildInput): Promise<Built> {
  const root = await mkdtemp(path.join(tmpdir(), 'hexdigest-test-'));
  // So deep that a path which climbs a few folders up still ends below `root`, where it is seen.
  const desk = path.join(root, 'a/b/c/d/e/f/desk');
  const content = path.join(desk, 'content');
  const out = path.join(desk, 'site/out');
  await mkdir(content, { recursive: true });
  await mkdir(path.dirname(out), { recursive: true });
  if (from !== undefined) await cp(from, content, { recursive: true });
  for (const [name, data] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(content, name)), { recursive: true });
    await writeFile(path.join(content, name), data);
  }
  await prepare?.(content);
  const ended = await run(['--content', content, '--out', out, '--now', now, ...flags], desk);
  return { ...ended, root, content, out, remove: () => rm(root, { recursive: true, force: true }) };
}

function run(flags: readonly string[], cwd: string): Promise<Pick<Built, 'code' | 'stdout' | 'stderr'>> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(REPOSITORY, 'scripts/run.js'), 'build', ...flags], {
      cwd,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: LONGEST_BUILD,
    });
    const output = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].setEncoding('utf8');
      child[stream].on('data', (piece: string) => {
        output[stream] += piece;
      });
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...output }));
  });
}

/** Every file below a folder, hidden ones too, as sorted paths with `/`. */
export async function listFiles(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

/** The address at which a file of a site is served: `a/index.html` at `/a/`. */
export function addressOf(file: string): string {
  return `/${file.replace(/(^|\/)index\.html$/, '$1')}`;
}

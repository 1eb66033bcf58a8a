// @ts-check
// Runs a script of this folder: `node scripts/run.js build --clean`. The program is TypeScript in some hundred files, which
// take longer to load one by one than a small build takes. So it is compiled once for each state of the code, into a few
// files of JavaScript, and run from there.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { SourceMap } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** Packages are found from there. */
const STORE = path.join(ROOT, 'node_modules/.cache/hexdigest');
const COMMANDS = ['build', 'dev', 'ingest', 'new', 'update-intel', 'verify'];
/** What commands run in processes of their own. */
const PROCESSES = ['article/worker', 'dev/host', 'ingest/worker', 'publish/worker', 'render/worker'];
const SCRIPTS = [...COMMANDS, ...PROCESSES];
const SOURCES = ['eleventy.config.ts', 'package-lock.json', 'scripts', 'templates', 'tsconfig.json'];
/** How exactly it is known when a program was used, in milliseconds. */
const ENOUGH = 60_000;

// Node 20 compiles a function with all its art after a moment of use, in processes that mostly last a few seconds; eight times
// that is early enough for those that last minutes. Later versions have stages in between, and no such flag.
if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=540672');

const name = process.argv[2] ?? '';
if (!SCRIPTS.includes(name)) {
  console.error(`There is no script ${JSON.stringify(name)}. There are ${COMMANDS.join(', ')}.`);
  process.exit(2);
}
// As if the script itself had been called.
process.argv.splice(1, 2, path.join(ROOT, 'scripts', `${name}.ts`));
// A process of a command runs the same program as that, whatever has become of the code since.
const inherited = PROCESSES.includes(name) ? process.env.HEXDIGEST_PROGRAM : undefined;
const program = inherited ?? (await findProgram());
process.env.HEXDIGEST_PROGRAM = program;
const isCompiled = program !== ROOT;
if (isCompiled) Error.prepareStackTrace = tellTrace;
else (await import('tsx/esm/api')).register();
await import(pathToFileURL(path.join(program, 'scripts', name + (isCompiled ? '.js' : '.ts'))).href);

/**
 * Errors name lines of the sources. Node can do so, too, but reads the source maps of all that it loads for that, packages
 * included; here they are read once there is an error.
 *
 * @param {Error} error
 * @param {NodeJS.CallSite[]} calls
 */
function tellTrace(error, calls) {
  const place = /(?<file>[^\s(]*\.js):(?<line>\d+):(?<column>\d+)/;
  return [
    String(error),
    ...calls.map(
      (call) =>
        `    at ${String(call).replace(place, (found, file, line, column) => sourceOf(file, line, column) ?? found)}`,
    ),
  ].join('\n');
}

/**
 * @param {string} file path or URL of a compiled file
 * @param {string} line
 * @param {string} column
 */
function sourceOf(file, line, column) {
  try {
    const url = new URL(file, 'file:');
    const map = new SourceMap(JSON.parse(readFileSync(new URL(`${url}.map`), 'utf8')));
    const entry = map.findEntry(Number(line) - 1, Number(column) - 1);
    if (!('originalSource' in entry)) return null;
    return `${new URL(entry.originalSource, url)}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  } catch {
    // It is no file of this program.
    return null;
  }
}

/** The folder of the compiled program, or that of its sources where there is no place for one. */
async function findProgram() {
  try {
    for (;;) {
      const folder = folderOfCode();
      if (existsSync(folder)) {
        markUsed(folder);
        return folder;
      }
      const { compile } = await import('./compile.js');
      // Code that is written meanwhile would be kept as what it was before.
      await compile({ root: ROOT, scripts: SCRIPTS, program: folder, isCurrent: () => folderOfCode() === folder });
    }
  } catch (error) {
    // The system's refusal, whatever it calls it; code that can't be compiled is told.
    if (error instanceof Error && 'syscall' in error) return ROOT;
    throw error;
  }
}

/**
 * Those not used for long are removed when another is compiled.
 *
 * @param {string} folder
 */
function markUsed(folder) {
  const now = Date.now();
  try {
    if (now - statSync(folder).mtimeMs > ENOUGH) utimesSync(folder, now / 1000, now / 1000);
  } catch {
    // It is somebody else's, who looks after it.
  }
}

/** Named by the digest of all that decides about the compiled program. */
function folderOfCode() {
  const hash = createHash('sha256').update(`${ROOT}\0${process.version}\0`);
  const files = SOURCES.flatMap((source) => {
    const place = path.join(ROOT, source);
    if (!statSync(place).isDirectory()) return [place];
    const below = readdirSync(place, { recursive: true, encoding: 'utf8' });
    return below.filter((file) => /\.(?:js|tsx?)$/.test(file)).map((file) => path.join(place, file));
  });
  for (const file of files.sort()) hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  return path.join(STORE, hash.digest('hex').slice(0, 32));
}

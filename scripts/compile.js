// @ts-check
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** How many programs are kept: of several branches, and of builds that still run while the code changes. */
const MOST_KEPT = 20;
/** A program may run for as long without being started again, in milliseconds. */
const LONGEST_RUN = 24 * 3_600_000;

/** Packages that every build needs, some of which are many files: they become part of the program, and load in half the time. */
const WITHIN = [
  'ae-cvss-calculator',
  'feedsmith',
  'gray-matter',
  'luxon',
  'markdown-it',
  'picocolors',
  'preact',
  'preact-render-to-string',
  'tldts',
  'yaml',
  'zod',
];
/** Some of these are CommonJS, and require what Node has. */
const REQUIRE =
  "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);";

/**
 * What lies beside the code is found where its source is.
 *
 * @type {import('esbuild').Plugin}
 */
const sourcePlaces = {
  name: 'source-places',
  setup({ onLoad }) {
    onLoad({ filter: /\.tsx?$/ }, ({ path: file }) => ({
      contents: readFileSync(file, 'utf8').replaceAll('import.meta.url', JSON.stringify(pathToFileURL(file).href)),
      loader: file.endsWith('x') ? 'tsx' : 'ts',
    }));
  },
};

/**
 * Compiles the program into a folder of its own, whole or not at all, and removes such folders that nobody uses any more.
 *
 * @param {object} call
 * @param {string} call.root the folder of the sources
 * @param {readonly string[]} call.scripts those that can be run, as `render/worker`
 * @param {string} call.program the folder to make, beside which others of its kind lie
 * @param {() => boolean} call.isCurrent whether the sources are still those that the folder is named by; else it is not made
 * @throws when code can't be compiled, with its place and what is wrong, and what the system throws
 */
export async function compile({ root, scripts, program, isCurrent }) {
  const store = path.dirname(program);
  mkdirSync(store, { recursive: true });
  removeOld(store);
  const making = mkdtempSync(path.join(store, 'making-'));
  try {
    const { outputFiles } = await build({
      absWorkingDir: root,
      entryPoints: [...scripts.map((name) => `scripts/${name}.ts`), 'templates/pages/*.tsx'],
      outbase: root,
      outdir: making,
      chunkNames: 'chunks/[name]-[hash]',
      bundle: true,
      splitting: true,
      external: packagesOf(root).filter((name) => !WITHIN.includes(name)),
      banner: { js: REQUIRE },
      format: 'esm',
      platform: 'node',
      target: `node${process.versions.node}`,
      sourcemap: 'linked',
      sourcesContent: false,
      logLevel: 'silent',
      write: false,
      plugins: [sourcePlaces],
    });
    for (const { path: file, contents } of outputFiles) {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, contents);
    }
    writeFileSync(path.join(making, 'package.json'), '{ "type": "module" }\n');
    // For whoever else runs it.
    chmodSync(making, 0o755);
    if (isCurrent()) renameSync(making, program);
    else rmSync(making, { recursive: true });
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    // Another process may have been faster.
    if (!existsSync(program)) throw error;
  }
}

/**
 * The packages that the program depends on.
 *
 * @param {string} root
 * @returns {string[]}
 */
function packagesOf(root) {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  return Object.keys({ ...dependencies, ...devDependencies });
}

/**
 * Those that nobody has used for long, but for a few.
 *
 * @param {string} store
 */
function removeOld(store) {
  const found = readdirSync(store).map((entry) => {
    const place = path.join(store, entry);
    return { place, used: statSync(place, { throwIfNoEntry: false })?.mtimeMs ?? 0 };
  });
  found.sort((a, b) => b.used - a.used);
  for (const { place, used } of found.slice(MOST_KEPT)) {
    if (Date.now() - used < LONGEST_RUN) continue;
    try {
      rmSync(place, { recursive: true, force: true });
    } catch {
      // It is somebody else's, who looks after it.
    }
  }
}

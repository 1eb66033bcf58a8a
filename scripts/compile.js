// @ts-check
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** How many programs are kept: of several branches, and of builds that still run while the code changes. */
const MOST_KEPT = 20;

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
 * Compiles the program into a folder of its own, whole or not at all, and removes those of such folders that were used longest ago.
 *
 * @param {{ root: string, scripts: readonly string[], program: string }} call the folder of the sources, the scripts that
 *   can be run, as `render/worker`, and the folder to make, beside which others of its kind lie
 * @throws when code can't be compiled: its place and what is wrong stand on standard error
 */
export async function compile({ root, scripts, program }) {
  const store = path.dirname(program);
  mkdirSync(store, { recursive: true });
  removeOld(store);
  const making = mkdtempSync(path.join(store, 'making-'));
  try {
    await build({
      absWorkingDir: root,
      entryPoints: [...scripts.map((name) => `scripts/${name}.ts`), 'templates/pages/*.tsx'],
      outbase: root,
      outdir: making,
      chunkNames: 'chunks/[name]-[hash]',
      bundle: true,
      splitting: true,
      packages: 'external',
      format: 'esm',
      platform: 'node',
      target: `node${process.versions.node}`,
      sourcemap: 'linked',
      sourcesContent: false,
      logLevel: 'silent',
      plugins: [sourcePlaces],
    });
    renameSync(making, program);
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    // Another process may have been faster.
    if (!existsSync(program)) throw error;
  }
}

/**
 * All but those used last.
 *
 * @param {string} store
 */
function removeOld(store) {
  const found = readdirSync(store).map((entry) => {
    const place = path.join(store, entry);
    return { place, used: statSync(place, { throwIfNoEntry: false })?.mtimeMs ?? 0 };
  });
  found.sort((a, b) => b.used - a.used);
  for (const { place } of found.slice(MOST_KEPT)) rmSync(place, { recursive: true, force: true });
}

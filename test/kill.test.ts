import assert from 'node:assert/strict';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { writeFiles } from '../scripts/bench/files.ts';
import { generateArticles } from '../scripts/bench/generate.ts';
import { contentFiles } from '../scripts/bench/hexdigest.ts';
import { between, mulberry32, pick, type Random } from '../scripts/bench/random.ts';
import { NEXT_STATE } from '../scripts/publish/journal.ts';
import { openWorkshop, type Workshop } from '../scripts/publish/workshop.ts';
import { makeFolder, REPO } from './support/content.ts';
import { doStep, type Scene } from './support/do-step.ts';
import { type Host, makeHost } from './support/host.ts';
import { SEED } from './support/seed.ts';
import { makeInspector, type Sums } from './support/site-files.ts';

const ARTICLES = Number(process.env.ARTICLES ?? 200);
const KILLS = Number(process.env.KILLS ?? 30);
/** After so many kills a build is let go to its end, and compared with a clean one. */
const PERIOD = 25;
/** Milliseconds that a build of few pages takes, and those in which all files are moved; some kills come too late. */
const LONGEST = { build: 700, moves: 25 };
const inspector = makeInspector('https://hexdigest.example/');

function build(host: Host, { content, out }: Pick<Scene, 'content' | 'out'>, ...kill: Parameters<Host['build']>[1][]) {
  const now = Date.parse('2041-01-01');
  const modes = { isClean: false, isStrict: false, isPreview: false, report: null, baseUrl: undefined };
  return host.build({ content, out, now, ...modes }, ...kill);
}

/** Gives the next build something to do: seldom all pages, else some. */
function change(random: Random, scene: Scene, turn: number): void {
  const at = between(random, 0, ARTICLES);
  const day = `20${between(random, 16, 40)}-0${between(random, 1, 9)}-11`;
  if (turn % 5 === 0) {
    const file = path.join(scene.content, 'digest.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^title: .*$/m, `title: Hexdigest ${turn}`));
  }
  doStep(
    { do: 'add', slug: `turn-${turn}`, day, tags: [`turn-${turn % 7}`], source: 'Tidewater Wire', says: [] },
    scene,
  );
  doStep(
    pick(random, [
      { do: 'redate', at, day },
      { do: 'retag', at, tags: [`turn-${turn % 5}`] },
      { do: 'delete', at },
      { do: 'rename', at, slug: `renamed-${turn}` },
      { do: 'edit', at, words: 12 },
    ]),
    scene,
  );
}

/** A moment of the next build: any from its beginning on, or one while it moves files. */
function momentOf(random: Random, { lock, journal }: Workshop) {
  const before = readText(lock);
  const hasBegun = () => readText(lock) !== before && readText(lock) !== '';
  const isAlone = random() < 0.3;
  if (random() < 0.5) return { from: hasBegun, after: between(random, 0, LONGEST.build), isAlone };
  return { from: () => hasBegun() && existsSync(journal), after: between(random, 0, LONGEST.moves), isAlone };
}

/** Adds what the program says each file is, or is about to be: its SHA-256 by its path. */
function learnVersions({ folder, state }: Workshop, versions: Map<string, Set<string>>): void {
  for (const line of [state, path.join(folder, NEXT_STATE)].flatMap((file) => readText(file).split('\n'))) {
    const [file = '', , sum = ''] = line.split('\t');
    versions.set(file, (versions.get(file) ?? new Set()).add(sum));
  }
}

function assertWhole(sums: Sums, versions: ReadonlyMap<string, ReadonlySet<string>>): void {
  assert.deepEqual(inspector.faults(sums, { isReachable: true }), []);
  for (const [file, sum] of sums)
    if (file !== 'SHA256SUMS')
      assert.ok(versions.get(file)?.has(sum), `${file} is neither of the old site nor the new`);
}

async function compareWithClean(host: Host, scene: Scene): Promise<void> {
  assert.equal((await build(host, scene)).kind, 'built');
  const clean = { content: `${scene.content}-clean`, out: `${scene.out}-clean` };
  for (const folder of Object.values(clean)) rmSync(folder, { recursive: true, force: true });
  rmSync(openWorkshop(clean.out).folder, { recursive: true });
  cpSync(scene.content, clean.content, { recursive: true, filter: (file) => path.basename(file) !== '.cache' });
  assert.equal((await build(host, clean)).kind, 'built');
  const sums = inspector.sums(scene.out);
  assert.deepEqual(inspector.faults(sums), []);
  assert.deepEqual([...sums].sort(), [...inspector.sums(clean.out)].sort());
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

describe(`a site of ${ARTICLES} articles`, () => {
  it(`is whole after each of ${KILLS} killed builds (SEED=${SEED}), and the next gives what a clean one gives`, async (test) => {
    const folder = await makeFolder(test);
    const scene = { content: path.join(folder, 'content'), out: path.join(folder, 'dist'), program: REPO };
    const random = mulberry32(SEED);
    const host = makeHost(REPO);
    test.after(host.end);
    await writeFiles(scene.content, contentFiles(generateArticles(ARTICLES)));
    assert.equal((await build(host, scene)).kind, 'built');
    const workshop = openWorkshop(scene.out);
    const versions = new Map<string, Set<string>>();
    learnVersions(workshop, versions);
    const killed = { all: 0, midway: 0 };
    for (let turn = 1; killed.all < KILLS; turn++) {
      assert.ok(turn <= 2 * KILLS, 'most builds end before they are killed');
      change(random, scene, turn);
      const { kind } = await build(host, scene, momentOf(random, workshop));
      assert.ok(kind === 'killed' || kind === 'built', kind);
      host.start();
      if (kind === 'killed') killed.all++;
      if (existsSync(workshop.journal)) killed.midway++;
      learnVersions(workshop, versions);
      assertWhole(inspector.sums(scene.out), versions);
      if (kind === 'killed' && killed.all % PERIOD === 0) await compareWithClean(host, scene);
    }
    test.diagnostic(`${killed.midway} of ${killed.all} killed while they moved files`);
    assert.ok(killed.midway > KILLS / 20);
  });
});

import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import fc from 'fast-check';
import { listTree } from '../scripts/shared/files.ts';
import { makeFolder } from './support/content.ts';
import { doStep, FOREIGN, type Scene } from './support/do-step.ts';
import { anyStep, BASE, type Step } from './support/history.ts';
import { copyProgram, type Host, makeHost, type Outcome } from './support/host.ts';
import { makeInspector, type Sums } from './support/site-files.ts';

const HISTORIES = Number(process.env.HISTORIES ?? 25);
const LONGEST = 7;
const BEGINNING = Date.parse('2031-04-15');
const DAY = 86_400_000;

const inspector = makeInspector(BASE);

/** Plays a history in a folder of its own, and looks at the site after each step. */
async function play(steps: readonly Step[], { folder, program, host }: Stage): Promise<void> {
  const scene: Scene = { content: path.join(folder, 'content'), out: path.join(folder, 'dist'), program };
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(path.join(scene.content, 'inbox'), { recursive: true });
  mkdirSync(scene.out, { recursive: true });
  writeFileSync(path.join(scene.out, FOREIGN), 'mine');
  writeFileSync(path.join(scene.content, 'digest.yaml'), `base_url: ${BASE}\nsocial_cards: false\n`);
  const promised = new Map<string, string>();
  let now = BEGINNING;
  for (const step of steps) {
    const kept = path.join(folder, 'kept');
    copyContent(scene.content, kept);
    doStep(step, scene);
    if (step.do === 'wait') now += step.days * DAY;
    if (step.do === 'template' || step.do === 'style') await host.end();
    if (step.do === 'kill') await host.build(call(scene, now), { after: step.millis });
    const before = inspector.sums(scene.out);
    const outcome = await host.build(call(scene, now));
    if (outcome.kind === 'refused') {
      assert.deepEqual(inspector.sums(scene.out), before, 'a refused build changed the site');
      assert.equal((await buildClean(scene, now, { folder, host })).outcome.kind, 'refused');
      copyContent(kept, scene.content);
      continue;
    }
    assertBuilt(outcome);
    const sums = inspector.sums(scene.out);
    assert.deepEqual(inspector.faults(sums), []);
    assert.equal(readFileSync(path.join(scene.out, FOREIGN), 'utf8'), 'mine');
    keepPromises(scene.content, sums, promised);
  }
  await compareWithClean(scene, now, { folder, host });
}

interface Stage {
  /** Emptied for each history. */
  readonly folder: string;
  readonly program: string;
  readonly host: Host;
}

async function makeStage(test: TestContext): Promise<Stage> {
  const root = await makeFolder(test);
  const program = path.join(root, 'program');
  await copyProgram(program);
  const stage = { folder: path.join(root, 'history'), program, host: makeHost(program) };
  test.after(stage.host.end);
  return stage;
}

function call({ content, out }: Scene, now: number) {
  return { content, out, now, baseUrl: undefined, isClean: false, isStrict: false, report: null, isPreview: false };
}

function assertBuilt(outcome: Outcome): void {
  assert.ok(outcome.kind === 'built' || outcome.kind === 'unchanged', JSON.stringify(outcome));
}

/** Everything of a content folder but what may be deleted at any time. */
function copyContent(from: string, to: string): void {
  for (const { path: file } of listTree(to)) rmSync(path.join(to, file));
  for (const { path: file } of listTree(from)) cpSync(path.join(from, file), path.join(to, file));
}

/** Builds a copy of the content, without caches, into a folder that is not there yet. */
async function buildClean(scene: Scene, now: number, { folder, host }: Pick<Stage, 'folder' | 'host'>) {
  const clean: Scene = { ...scene, content: path.join(folder, 'clean/content'), out: path.join(folder, 'clean/dist') };
  rmSync(path.join(folder, 'clean'), { recursive: true, force: true });
  mkdirSync(clean.content, { recursive: true });
  copyContent(scene.content, clean.content);
  return { clean, outcome: await host.build(call(clean, now)) };
}

/** The central property: what was built bit by bit is what a clean build gives, and that leaves the content as it is. */
async function compareWithClean(scene: Scene, now: number, stage: Pick<Stage, 'folder' | 'host'>): Promise<void> {
  const { clean, outcome } = await buildClean(scene, now, stage);
  assertBuilt(outcome);
  const there = new Map(inspector.sums(scene.out));
  there.delete(FOREIGN);
  assert.deepEqual(sorted(there), sorted(inspector.sums(clean.out)));
  assert.deepEqual(textsOf(scene.content), textsOf(clean.content));
}

function sorted(sums: Sums): string[] {
  return [...sums].map(([file, sum]) => `${file} ${sum}`).sort();
}

function textsOf(content: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    listTree(content).map(({ path: file }) => [file, readFileSync(path.join(content, file), 'utf8')]),
  );
}

/** No address that was ever published leads nowhere, and no article ever gets another guid. */
function keepPromises(content: string, sums: Sums, promised: Map<string, string>): void {
  for (const line of readFileSync(path.join(content, 'urls.tsv'), 'utf8').split('\n')) {
    const [id = '', , url = '', guid = ''] = line.split('\t');
    if (id === '' || id.startsWith('#')) continue;
    assert.equal(promised.get(id) ?? guid, guid);
    promised.set(id, guid);
    promised.set(`${url.slice(1)}index.html`, url);
  }
  for (const [file, url] of promised) if (url.startsWith('/')) assert.ok(sums.has(file), `${url} is gone`);
}

/** Histories that were told wrongly once. */
const TOLD: readonly (readonly [name: string, steps: readonly Step[]])[] = [
  [
    'whose only article of a month with an event goes to another month',
    [add('belts', '2031-03-05'), add('lamps', '2031-04-01'), { do: 'redate', at: 0, day: '2031-04-01' }],
  ],
  [
    'that loses its list of sums with pages',
    [add('belts', '2031-03-05'), add('lamps', '2031-04-01'), { do: 'forget', what: 'sums' }],
  ],
];

function add(slug: string, day: string): Step {
  return { do: 'add', slug, day, tags: [], source: 'Nobody', says: ['They used CVE-2031-0001 from 192.0.2[.]99.'] };
}

describe('any history of a site', () => {
  it('ends in the site that a clean build gives, with no link that leads nowhere', async (test) => {
    const stage = await makeStage(test);
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 3, maxLength: LONGEST }), (steps) => play(steps, stage)),
      { numRuns: HISTORIES, endOnFailure: process.env.SHRINK === undefined },
    );
  });

  it('ends in it, too, where it was told wrongly once', async (test) => {
    const stage = await makeStage(test);
    for (const [name, steps] of TOLD) await test.test(name, () => play(steps, stage));
  });
});

import { writeFile } from 'node:fs/promises';
import { setImmediate as turnOfEvents } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Article } from './article/article.ts';
import { startOfDay } from './article/dates.ts';
import { tellDoubts } from './article/doubts.ts';
import { type Loaded, loadArticles } from './article/load.ts';
import { listAccounts } from './ingest/accounts.ts';
import { ingest } from './ingest/ingest.ts';
import { afterRun, changesArticles, type Receipt, toJsonLines } from './ingest/receipts.ts';
import { failures, strictProblems, summariseBriefly } from './ingest/summary.ts';
import { loadKnowledge } from './knowledge/load.ts';
import { makeNamer } from './mentions/namer.ts';
import { type Asset, planAssets, planWorker } from './publish/assets.ts';
import { openComparison } from './publish/comparison.ts';
import { type Inspection, startInspection } from './publish/inspect.ts';
import { readLedger, writeLedger } from './publish/ledger-file.ts';
import { makeOutputs } from './publish/outputs.ts';
import { publish, type Result, recover, refuseInTheWay } from './publish/publish.ts';
import { openStage } from './publish/stage.ts';
import {
  changedSince,
  clearStamp,
  digestSettings,
  type Look,
  lookAtContent,
  RECEIPTS,
  writeStamp,
} from './publish/stamp.ts';
import { readState } from './publish/state.ts';
import { tellSite } from './publish/tell.ts';
import { discardMade, openWorkshop, type Workshop } from './publish/workshop.ts';
import { type Renderer, startRenderer } from './render/render.ts';
import { loadSettings, ownHosts, type Settings } from './settings/settings.ts';
import { shownPath } from './shared/cli.ts';
import { ContentError } from './shared/errors.ts';
import { withContentLock, withLock } from './shared/lock.ts';
import { type Ledger, recordUrls } from './site/ledger.ts';
import type { SiteInfo } from './site/page.ts';
import { findClashes, planInTurn } from './site/plan.ts';
import { planSite, type Site, windowOf } from './site/site.ts';
import { makeView, type View } from './site/view.ts';

/** What a build is asked for. Paths are absolute. */
export interface BuildCall {
  readonly content: string;
  readonly out: string;
  readonly baseUrl: string | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly isClean: boolean;
  readonly isStrict: boolean;
  readonly report: string | null;
  /** The site is for looking at alone: what addresses it has is no promise. */
  readonly isPreview: boolean;
  /** Drafts, and articles dated later than now, are shown as if they were published. */
  readonly showsDrafts?: boolean;
  /** What takes long, the index of the search, stays as it was, for a later build to make. */
  readonly isHasty?: boolean;
}

const ASSETS = fileURLToPath(new URL('../templates/assets', import.meta.url));
const WORKER = fileURLToPath(new URL('../templates/worker', import.meta.url));

/** What a build may be given, to be one of many. */
interface Means {
  /** Renders, where it was started before the build. */
  readonly renderer?: Renderer;
  /** Whether another build is to use it; else it is ended once all is rendered. */
  readonly isKept?: boolean;
  /** Takes what is to be told, as lines; else they go to standard output. */
  readonly say?: (lines: readonly string[]) => void;
  /** The content as it was looked at before; else it is looked at now. `null` where nobody asks whether another build would do nothing. */
  readonly look?: Look | null;
}

/**
 * Makes articles of the inbox, and of the articles the site: what changed of it is rendered and moved into place.
 *
 * @returns what changed in the output folder
 * @throws {ContentError} with everything that is wrong in the content; the site is then as it was
 * @throws {UsageError} when the output folder can't be written
 */
export async function buildSite(
  call: BuildCall,
  { renderer: started, isKept = false, say = print, look = lookAtContent(call) }: Means = {},
): Promise<Result> {
  const workshop = openWorkshop(call.out);
  const renderer = started ?? startRenderer();
  try {
    return await withLock(workshop.lock, shownPath(call.out), async (hasWaited) => {
      clearStamp(workshop);
      const hasRecovered = recover(workshop);
      if (hasRecovered) say(['Completed the build that was interrupted']);
      const inspection = startInspection(workshop);
      const make = async (hasWaitedAgain: boolean): Promise<Result> => {
        const isFresh = !hasWaited && !hasRecovered && !hasWaitedAgain;
        const gathered = await gather(call, say, isFresh ? look?.files : undefined);
        const result = await bring(call, workshop, { renderer, isKept, inspection }, gathered);
        say(tellSite(gathered.site, result, shownPath(call.out), call.now));
        if (look !== null) await remember(call, workshop, look, gathered, result);
        return result;
      };
      try {
        return await withContentLock(call.content, make);
      } finally {
        inspection.end();
      }
    });
  } finally {
    if (isKept) await renderer.settle();
    else renderer.end();
    discardMade(workshop);
  }
}

/** What the site is made of. */
interface Gathered {
  readonly settings: Settings;
  /** The articles before and after those of the inbox were made. */
  readonly before: Loaded;
  readonly loaded: Loaded;
  readonly receipts: readonly Receipt[];
  readonly site: Site;
  readonly view: View;
  readonly ledger: Ledger;
  /** The text of the ledger that was there before. */
  readonly promised: string;
}

/**
 * Makes articles of the inbox, and reads what the site is made of: all that may be wrong is found here.
 *
 * @param stamps of files that were looked at a moment ago
 */
async function gather(
  call: BuildCall,
  say: (lines: readonly string[]) => void,
  stamps: Look['files'] | undefined,
): Promise<Gathered> {
  const { settings, problems } = await loadSettings(call.content, { baseUrl: call.baseUrl, isPreview: call.isPreview });
  const { knowledge, problems: unread } = loadKnowledge(settings.content);
  const namer = makeNamer(knowledge, ownHosts(settings));
  const before = await loadArticles(settings, namer, stamps);
  if (problems.length > 0) throw new ContentError([...problems, ...before.problems, ...unread]);

  const receipts = await ingest(settings, before, { isThorough: call.report !== null });
  if (call.report !== null) await writeFile(call.report, toJsonLines(receipts));
  say(summariseBriefly(receipts, { content: settings.content, articles: before.articles }));

  const loaded = changesArticles(receipts) ? await loadArticles(settings, namer) : before;
  const doubts = tellDoubts(loaded.articles, settings.content, call.isPreview ? null : settings.digest.base_url);
  if (doubts.length > 0) say(doubts);
  const accounts = listAccounts(settings.content);
  const site = call.showsDrafts
    ? planSite(settings, loaded.articles.map(asPublished), Number.POSITIVE_INFINITY, knowledge, accounts)
    : planSite(settings, loaded.articles, call.now, knowledge, accounts);
  const promised = await readLedger(settings.content);
  // A preview keeps no ledger: were its edits told by the minute, each build would change the pages of the last.
  const editedAt = call.isPreview ? startOfDay(call.now, settings.digest.time_zone) : call.now;
  const { ledger, problems: broken } = recordUrls(promised.ledger, site, editedAt);
  const view = makeView(site, ledger);
  const wrong = [
    ...unread,
    ...loaded.problems,
    ...failures(receipts, settings.content),
    ...(call.isStrict ? strictProblems(receipts, { content: settings.content, undated: site.undated }) : []),
    ...promised.problems,
    ...broken,
    ...findClashes(site, [], view),
  ];
  if (wrong.length > 0) throw new ContentError(wrong);
  return { settings, before, loaded, receipts, site, view, ledger, promised: promised.text };
}

function asPublished(article: Article): Article {
  return { ...article, draft: false };
}

/** Renders what changed, and moves it into place. */
async function bring(
  call: BuildCall,
  workshop: Workshop,
  {
    renderer,
    isKept,
    inspection,
  }: { readonly renderer: Renderer; readonly isKept: boolean; readonly inspection: Inspection },
  { settings, site, view, ledger, promised }: Gathered,
): Promise<Result> {
  const assets = planAssets(ASSETS, { isPlain: call.isPreview });
  const info = withAssets(view.info, assets);
  const state = readState(workshop);
  const stage = openStage(workshop, (pages) =>
    renderer.render({ site: info, content: settings.content, folder: workshop.making, pages }),
  );
  const worker = planWorker(WORKER, assets, { isOn: info.offline });
  const comparison = openComparison(makeOutputs(info), state, call);
  stage.add(comparison.takeAssets([...assets, worker]));
  for (const step of planInTurn(site, view, comparison.before)) {
    stage.add(comparison.take(step));
    // Processes that are done with what they had get something else.
    if (step.pages !== null) await turnOfEvents();
  }
  stage.add(comparison.takeTouched(await inspection.touched));
  const changes = comparison.changes();
  refuseInTheWay(changes, state, workshop);
  await stage.close();
  // Large processes take a moment to go, which they may while files are moved.
  if (!isKept) renderer.end();
  // Promised first: a build that is killed while it publishes has shown some of the addresses already.
  if (!call.isPreview) await writeLedger(settings.content, ledger, promised);
  const moved = publish(workshop, changes, state);
  const own = new Set(moved.written);
  const foreign = await inspection.foreign;
  return { ...moved, foreign: foreign?.filter((file) => !own.has(file)) ?? null };
}

/** The site with the names that its assets are published under. */
function withAssets(info: SiteInfo, assets: readonly Asset[]): SiteInfo {
  return { ...info, assets: Object.fromEntries(assets.map(({ name, file }) => [name, file])) };
}

/** Notes down what the site was made of, so that the next build knows whether it has anything to do. */
async function remember(
  call: BuildCall,
  workshop: Workshop,
  look: Look,
  { settings, before, loaded, receipts, site }: Gathered,
  result: Result,
): Promise<void> {
  const known = new Map(before.articles.map((article) => [article.file, article.digest]));
  const isYoung = (file: string): boolean => look.files.get(file) === null;
  const written = loaded.articles.filter(({ file, digest }) => known.get(file) !== digest || isYoung(file));
  const said = [
    ...summariseBriefly(receipts.map(afterRun), { content: settings.content, articles: loaded.articles }),
    ...tellDoubts(loaded.articles, settings.content, call.isPreview ? null : settings.digest.base_url),
    ...tellSite(site, { ...result, written: [], removed: [] }, shownPath(call.out), call.now),
  ];
  // They may have changed while another build was waited for.
  if (digestSettings(call) !== look.settings) return;
  const own = new Map([
    ...written.map(({ file, digest }): [string, string] => [file, digest]),
    ...changedSince(look, call.content, RECEIPTS),
  ]);
  const seen = { content: call.content, look, written: own };
  await writeStamp(workshop, seen, { ...windowOf(site), said });
}

function print(lines: readonly string[]): void {
  console.log(lines.join('\n'));
}

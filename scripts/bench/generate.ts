import { slugify } from '../shared/slugs.ts';
import { fillSentence, writeBody } from './prose.ts';
import { between, fromQuantiles, mulberry32, pick, pickSeveral, pickWeighted, type Random } from './random.ts';
import { AUTHORS, SOURCES, SUMMARIES, TAGS, TITLES } from './words.ts';

/** An invented article, in no tool's format. */
export interface NewsArticle {
  /** 16 hex digits. */
  readonly id: string;
  readonly title: string;
  /** `2015-09-28`, or `2015-09-28T10:42:00Z` for one in five; `null` for one in fifty. */
  readonly date: string | null;
  readonly authors: readonly string[];
  readonly source: string;
  /** Its address at the source. */
  readonly url: string;
  readonly summary: string;
  readonly tags: readonly string[];
  /** Markdown. */
  readonly body: string;
  /** Last part of its address; no other article of the day has it. */
  readonly slug: string;
}

const SEED = 20_150_928;
/** Words of a body: 150 to 900, half of them under 350. */
const LENGTHS = [150, 215, 265, 310, 350, 400, 465, 580, 900];
const YEARS = [2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025];
const YEAR_WEIGHTS = [3, 4, 5, 6, 8, 10, 12, 15, 18, 19];
const TAG_COUNTS = [1, 2, 3, 4, 5];
const TAG_COUNT_WEIGHTS = [3, 4, 3, 2, 1];
/** As Zipf's law has it: the second half as often as the first, the third a third. */
const TAG_WEIGHTS = TAGS.map((_, rank) => 1 / (rank + 1));

/** Invents `count` articles. Pure: the same count gives the same articles on every machine. */
export function generateArticles(count: number, seed: number = SEED): NewsArticle[] {
  const random = mulberry32(seed);
  const taken = new Set<string>();
  return Array.from({ length: count }, () => generateArticle(random, taken));
}

function generateArticle(random: Random, taken: Set<string>): NewsArticle {
  const title = fillSentence(random, pick(random, TITLES));
  const date = random() < 0.02 ? null : generateDate(random);
  const slug = freeSlug(slugify(title), date?.slice(0, 10) ?? 'undated', taken);
  const source = pick(random, SOURCES);
  const tags = pickSeveral(random, pickWeighted(random, TAG_COUNTS, TAG_COUNT_WEIGHTS), TAGS, TAG_WEIGHTS);
  return {
    id: hex(random) + hex(random),
    title,
    date,
    authors: pickSeveral(
      random,
      random() < 0.2 ? 2 : 1,
      AUTHORS,
      AUTHORS.map(() => 1),
    ),
    source: source.name,
    url: `${source.home}${slug}`,
    summary: fillSentence(random, pick(random, SUMMARIES)),
    tags: tags.map(({ tag }) => tag),
    body: writeBody(random, fromQuantiles(random, LENGTHS)),
    slug,
  };
}

function generateDate(random: Random): string {
  const year = pickWeighted(random, YEARS, YEAR_WEIGHTS);
  const day = new Date(Date.UTC(year, 0, between(random, 1, 365))).toISOString().slice(0, 10);
  if (random() >= 0.2) return day;
  return `${day}T${twoDigits(between(random, 6, 21))}:${twoDigits(between(random, 0, 59))}:00Z`;
}

function freeSlug(slug: string, day: string, taken: Set<string>): string {
  let free = slug;
  for (let number = 2; taken.has(`${day}/${free}`); number++) free = `${slug}-${number}`;
  taken.add(`${day}/${free}`);
  return free;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

function hex(random: Random): string {
  return Math.floor(random() * 4_294_967_296)
    .toString(16)
    .padStart(8, '0');
}

import type { ThingKind } from '../mentions/mention.ts';
import type { Security } from '../settings/security.ts';
import type { SharedData } from '../sharing/article.ts';
import type { GroupRow, IndicatorRow, ThingRow } from '../sharing/tables.ts';

/** What every page may show of the site itself. All `url`s already carry the base path. */
export interface SiteInfo {
  readonly title: string;
  readonly description: string;
  /** BCP 47 language of the site's own words, e.g. `en`. */
  readonly language: string;
  /** Absolute URL of the site's root, ending in `/`. */
  readonly baseUrl: string;
  /** Path of the site's root: `/`, or `/digest/` for a site under a sub-path. */
  readonly basePath: string;
  /** The main navigation, in order. */
  readonly navigation: readonly Link[];
  /** Hosts whose links in article bodies stay links, by the editor's leave; all others are shown as defanged text. */
  readonly linkedHosts: readonly string[];
  /** What is shown where a page without a picture of its own is shared. */
  readonly picture: Picture;
  /** The seal of its name: the first six hex digits of its SHA-256, drawn as the site's mark. */
  readonly mark: string;
  /** Absolute address of the mark as a picture. */
  readonly logo: string;
  /** Whether visited pages can be read again without a network. */
  readonly offline: boolean;
  /** Where assets are, below the root, by the names that templates have for them: `style.css` is `assets/style-0a1b2c3d.css`. */
  readonly assets: Readonly<Record<string, string>>;
}

/** A picture for previews. */
export interface Picture {
  /** Absolute. */
  readonly url: string;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** What it shows, in words. */
  readonly alt: string;
}

/** A link to a page of the site, or (absolute) to a home page that the editor vouches for. */
export interface Link {
  readonly url: string;
  readonly label: string;
}

/** The body of an article, by its file: it is read when the page is rendered, so that a plan holds no texts. */
export interface BodyRef {
  /** The article, relative to the content folder. */
  readonly bodyOf: string;
  /** Digest of that file. */
  readonly digest: string;
}

/** How an article file was read, by the id of its article: it is looked up when the page is rendered. */
export interface AccountRef {
  readonly accountOf: string;
  /** Digest of the account. */
  readonly digest: string;
}

/** How an article file was read, in words and inert. */
export interface ReadingShown {
  readonly file: string;
  readonly sha256: string;
  /** False where the file was read for this account later, and differently. */
  readonly isExact: boolean;
  /** `null` where the file can't be read any more. */
  readonly fields:
    | readonly {
        readonly label: string;
        readonly values: readonly string[];
        /** `its lines 3 and 5`, `the words of the text` */
        readonly from: string;
      }[]
    | null;
  /** `null` for a kind of file whose lines are no unit of its text. */
  readonly lines: {
    readonly total: number;
    readonly blank: number;
    readonly rows: readonly LinesShown[];
    /** The rules by which lines were dropped. */
    readonly rules: readonly { readonly name: string; readonly about: string | null }[];
  } | null;
}

/** What became of some lines of an article file. */
export interface LinesShown {
  /** `11–19` */
  readonly lines: string;
  readonly fate: 'field' | 'body' | 'dropped';
  /** The fields that they state, or the rule by which they were dropped; empty for body. */
  readonly by: string;
  /** How they begin. */
  readonly quotes: readonly string[];
}

/** Data of a page as its template gets it: with the Markdown of the bodies, and with accounts. */
export type Filled<T> = T extends BodyRef
  ? string
  : T extends AccountRef
    ? ReadingShown
    : T extends readonly string[]
      ? T
      : T extends readonly (infer Item)[]
        ? readonly Filled<Item>[]
        : T extends object
          ? { readonly [K in keyof T]: Filled<T[K]> }
          : T;

/** A calendar day of the archive. */
export interface Day {
  /** ISO 8601 calendar date, `2015-09-28`. */
  readonly iso: string;
  /** The day in the site's language, `Monday, 28 September 2015`. */
  readonly text: string;
  readonly url: string;
}

/** When an article was published: a day, or an instant when its file states a time. */
export interface When extends Day {
  /** RFC 3339 value for `<time datetime>`: a date, or a date-time with offset. */
  readonly datetime: string;
  /** The time in the site's zone, `10:42`, only when the file states one. */
  readonly time: string | null;
}

/** A name in the article's text direction and language, safe to show: defanged, without control characters. */
export interface Text {
  readonly text: string;
  /** BCP 47 language, only where it differs from the site's. */
  readonly lang: string | null;
}

/** An article as it stands in a list. */
export interface Card {
  readonly url: string;
  readonly title: Text;
  readonly summary: Text | null;
  /** `null` for an article whose file states no date. */
  readonly published: When | null;
  readonly source: Link | null;
  readonly tags: readonly Link[];
  /** Whether it names a vulnerability that is known to be exploited. */
  readonly isExploited: boolean;
}

/** A story that leads, and why. */
export interface Lead {
  readonly article: Card;
  /** None for the newest where nothing is more urgent. */
  readonly reasons: readonly LeadReason[];
  /** Articles of other sources about the same, by the names of these. */
  readonly also: readonly Link[];
}

export type LeadReason =
  | { readonly why: 'exploited'; readonly things: readonly Link[] }
  | { readonly why: 'sources'; readonly count: number };

/** By what an edition is known: it is another once any of its articles is. */
export interface Seal {
  /** Eight hex digits. */
  readonly digits: string;
  /** The file over which it is made. */
  readonly list: string;
}

/** What a digest of articles says. */
export interface Edition {
  readonly seal: Seal;
  readonly total: number;
  /** How long it takes to read what is shown. */
  readonly minutes: number;
  /** The tags of most articles, with the number of those in this edition. */
  readonly topics: readonly NamedCount[];
  readonly named: readonly ThingGroup<NamedCount>[];
  readonly leads: readonly Lead[];
  /** Newest first, without the leads. */
  readonly stories: readonly Card[];
  /** Those of which there is time for the headline alone, newest first. */
  readonly briefs: readonly Card[];
}

export interface DayGroup {
  readonly day: Day;
  readonly articles: readonly Card[];
}

/** A link with the number of articles behind it. */
export interface Count extends Link {
  readonly count: number;
}

/** A thing that articles name, with what is known of it. */
export interface NamedThing extends Link {
  readonly kind: ThingKind;
  readonly key: string;
  readonly known: readonly Known[];
}

/** What others say of a thing. `asOf` is the ISO 8601 day of their list, `null` where it states none. */
export type Known =
  | { readonly what: 'exploited'; readonly added: string; readonly isRansomware: boolean; readonly asOf: string | null }
  /** EPSS: both from 0 to 1. */
  | { readonly what: 'predicted'; readonly score: number; readonly percentile: number; readonly asOf: string | null }
  /** CVSS, as articles state it: 0 to 10. */
  | { readonly what: 'scored'; readonly score: number; readonly version: string; readonly vector: string }
  | { readonly what: 'ransomware' };

/** A thing with the number of articles that name it. */
export interface NamedCount extends Count {
  readonly isExploited: boolean;
}

/** Things of one kind. */
export interface ThingGroup<T extends Link = NamedThing> {
  readonly kind: ThingKind;
  /** `Vulnerabilities` */
  readonly label: string;
  readonly things: readonly T[];
}

/** What machines may look for, defanged; never a link. */
export interface IndicatorList {
  /** By type, in the words for readers: `Domains`. */
  readonly groups: readonly { readonly label: string; readonly values: readonly string[] }[];
  /** The same as files. */
  readonly files: readonly Link[];
}

/** What became known of a thing after an article had named it. */
export type Hindsight = { readonly thing: Link; readonly day: Pick<Day, 'iso' | 'text'> } & (
  | { readonly what: 'exploited' }
  /** On that day the article `by` was the `count`th to name it again. */
  | { readonly what: 'named-again'; readonly count: number; readonly by: Link }
);

/** How many articles there were, in equal steps without a gap: the months of whole years, or years. */
export interface Timeline {
  readonly unit: 'month' | 'year';
  /** Oldest first. `url` of the page of that time; `null` where `count` is 0. */
  readonly bars: readonly {
    readonly iso: string;
    readonly label: string;
    readonly count: number;
    readonly url: string | null;
  }[];
}

/** What was reported before and after an article of what it is about, the oldest first. */
export interface Coverage {
  readonly earlier: readonly CoverageItem[];
  readonly later: readonly CoverageItem[];
}

export interface CoverageItem {
  readonly url: string;
  readonly title: Text;
  readonly day: Pick<Day, 'iso' | 'text'>;
  readonly source: string | null;
  /** What both are about, by name. */
  readonly shared: readonly string[];
}

/** An author of an article; `url` of the page of all articles under that name, `null` for what is no name. */
export interface Author extends Text {
  readonly url: string | null;
}

/** Where a page stands among those of its list; `null` where there is none. */
export interface Steps {
  readonly previous: Link | null;
  readonly next: Link | null;
}

/** What `<head>` needs. */
export interface Head {
  /** The page's own name, without the site's; empty for home. */
  readonly title: string;
  /** One or two sentences, plain text. */
  readonly description: string;
  /** Absolute URL of this page; `null` for a page that must not be indexed (404). */
  readonly canonical: string | null;
  /** Absolute URL of a page that must not be indexed, but may well be shared. */
  readonly unlisted?: string;
  /** Feeds to be discovered from this page besides the site's, by the address of their RSS. */
  readonly feeds: readonly Link[];
  /** What is shown where this page is shared, instead of the site's picture. */
  readonly picture?: Picture | null;
}

interface Html {
  readonly head: Head;
  /** The way from home to this page, home first, the page itself left out. */
  readonly trail: readonly Link[];
}

/** The edition of the newest day, and the latest before it. */
export interface HomePage extends Html {
  /** The newest day that has articles; `null` where nothing is dated. */
  readonly today: (Day & { readonly total: number; readonly seal: Seal }) | null;
  readonly leads: readonly Lead[];
  /** Newest day first, without the leads. */
  readonly days: readonly DayGroup[];
  /** The editions of the week and the month of the newest day. */
  readonly around: readonly Count[];
  /** Link to the rest; `null` when everything is shown. */
  readonly archive: Link | null;
}

/** A day that has articles, as the picture of its year shows it. */
export interface DayCount {
  /** ISO 8601 calendar date. */
  readonly iso: string;
  readonly count: number;
}

/** A month of a year, whether or not it has articles. */
export interface MonthOfYear {
  /** `2015-09` */
  readonly iso: string;
  /** `September` */
  readonly name: string;
  readonly count: number;
  /** `null` where `count` is 0. */
  readonly url: string | null;
}

export interface ArchivePage extends Html {
  /** Newest first. */
  readonly years: readonly (Count & {
    readonly months: readonly MonthOfYear[];
    /** In calendar order. */
    readonly days: readonly DayCount[];
  })[];
  readonly weekdays: YearPage['weekdays'];
  readonly undated: Count | null;
  readonly total: number;
}

export interface YearPage extends Html {
  readonly year: string;
  readonly total: number;
  readonly months: readonly MonthOfYear[];
  /** Those that have articles, in calendar order. */
  readonly days: readonly (DayCount & Day)[];
  /** The ISO 8601 weeks in which these lie, by their ISO form, `2015-W40`; `label` is their number. */
  readonly weeks: readonly (Link & { readonly iso: string })[];
  /** Monday first, whole and short. */
  readonly weekdays: readonly { readonly name: string; readonly short: string }[];
  /** The newest articles of each month that has any, newest first; the month's page has all. */
  readonly newest: readonly { readonly month: string; readonly articles: readonly Card[] }[];
  readonly steps: Steps;
}

/** The edition of a day, an ISO week or a month. */
export interface EditionPage extends Html, Edition {
  /** ISO 8601: `2015-09-28`, `2015-W40`, `2015-09`. */
  readonly iso: string;
  /** `Monday, 28 September 2015`, `Week 40 of 2015`, `September 2015` */
  readonly label: string;
  /** From when to when, where the label does not say so: `28 September to 4 October 2015`. */
  readonly dates: string | null;
  /** Its days that have articles, newest first, with the number of them. */
  readonly days: readonly (Day & { readonly count: number })[];
  /** The editions that it is part of, and that are part of it but for its days. */
  readonly within: readonly Link[];
  readonly weeks: readonly Count[];
  readonly steps: Steps;
  /** What machines may read of it: STIX. */
  readonly files: readonly Link[];
}

/** `seal.txt`: the list over which an edition is sealed. */
export interface SealPage {
  readonly list: string;
}

export interface ArticlePage extends Html {
  readonly article: Card;
  /** The summary that the article states; in lists its first words stand in for one. */
  readonly standfirst: Text | null;
  readonly updated: When | null;
  readonly authors: readonly Author[];
  /** Where it was first published: a link where the address belongs to its source, else its defanged text. */
  readonly original: { readonly url: string | null; readonly text: string } | null;
  /** Where its words come from; `null` for one that the editor wrote. */
  readonly origin: { readonly file: string; readonly receipt: string | null; readonly edited: Edited } | null;
  /** Locked-down Markdown; only `ArticleBody` turns it into HTML. */
  readonly body: BodyRef;
  /** Where the body first names a thing: offsets into the text of `proseOf`, and the path of its page from the root. */
  readonly places: readonly { readonly start: number; readonly end: number; readonly url: string }[];
  /** BCP 47 language of the body, only where it differs from the site's. */
  readonly lang: string | null;
  /** What it names, by kind. */
  readonly named: readonly ThingGroup[];
  /** Names that may mean several things. */
  readonly ambiguous: readonly { readonly name: string; readonly meanings: readonly Link[] }[];
  readonly indicators: IndicatorList | null;
  /** The mark of the Traffic Light Protocol that it carries, `TLP:GREEN`. */
  readonly tlp: string | null;
  readonly coverage: Coverage;
  /** In the order of their days. */
  readonly hindsight: readonly Hindsight[];
  /** What machines may read of it: STIX, MISP. */
  readonly files: readonly Link[];
  /** The articles before and after it on its day. */
  readonly steps: Steps;
}

/** The receipt of an article: how its file was read. */
export interface ReceiptPage extends Html {
  readonly article: Pick<Card, 'url' | 'title'>;
  readonly id: string;
  /** Digest of the article as it stands. */
  readonly digest: string;
  readonly account: AccountRef;
  readonly edited: Edited;
  /** Other files that hold the same article. */
  readonly alsoIn: readonly string[];
}

/** Whether an editor changed an article after it was made of its file. */
export type Edited = 'no' | 'yes' | 'unknown';

/** How the site is made, in words. */
export interface AboutPage extends Html {
  /** An edition by which to show how a seal is verified; `null` before there is one. */
  readonly example: { readonly edition: Link; readonly seal: Seal /** Absolute. */; readonly list: string } | null;
}

/** A paginated list of articles: a tag, a source, the undated. Page 1 is the oldest; the bare URL shows the newest. */
export interface ListPage extends Html {
  readonly label: string;
  readonly description: string | null;
  /** Outside link with facts about what is listed (a source's home page); `null` where there is none. */
  readonly about: Link | null;
  /** Number of a full, older page; `null` for the newest, at the bare URL. */
  readonly number: number | null;
  /** Newest first. */
  readonly articles: readonly Card[];
  /** `previous` is older, `next` newer. */
  readonly steps: Steps;
  readonly feed: Link | null;
  /** Only of a tag or a source, and there of the newest page. */
  readonly overview: Overview | null;
}

/** What there is of a tag or a source. It is made of its own articles alone, so that those of others change nothing. */
export interface Overview {
  readonly total: number;
  readonly trend: Timeline | null;
  /** The tags of these articles, the most frequent first; `count` articles have it. */
  readonly tags: readonly Count[];
  /** What the feeds give of a source's articles; `null` for a tag. */
  readonly feeds: 'full' | 'excerpt' | null;
}

/** Every tag, source or author, with its count. */
export interface IndexPage extends Html {
  readonly label: string;
  readonly description: string;
  readonly files: readonly Link[];
  readonly entries: readonly (Count & { readonly description: string | null })[];
  /** Another index of the same articles. */
  readonly beside: Link | null;
}

/** A thing that articles name: the newest page of the list of its articles. */
export interface ThingPage extends Html {
  readonly kind: ThingKind;
  readonly key: string;
  readonly name: string;
  /** `Vulnerability` */
  readonly kindLabel: string;
  readonly description: string | null;
  /** Other names, and who uses them where that is known. */
  readonly aliases: readonly { readonly name: string; readonly by: string | null }[];
  readonly known: readonly Known[];
  /** Its official page. */
  readonly reference: Link | null;
  /** What it belongs to and what belongs to it: tactics, vendor, sub-techniques, products. */
  readonly related: readonly { readonly label: string; readonly things: readonly Link[] }[];
  readonly timeline: Timeline | null;
  /** What the same articles name, the most frequent first; `count` articles name both. */
  readonly together: readonly ThingGroup<Count>[];
  readonly total: number;
  /** The newest, newest first. */
  readonly articles: readonly Card[];
  readonly steps: Steps;
  readonly feed: Link | null;
}

/** A thing in an index. */
export interface IndexedThing extends Count {
  readonly description: string | null;
  readonly isExploited: boolean;
  readonly isRansomware: boolean;
  /** When the newest article that names it was published; `null` where none is dated. */
  readonly latest: Pick<Day, 'iso' | 'text'> | null;
}

/** A technique in the matrix; `count` articles name it or one of its sub-techniques, `url` is `null` where none names it. */
export interface MatrixTechnique {
  readonly url: string | null;
  readonly label: string;
  readonly count: number;
  readonly parts: readonly Count[];
}

/** Every thing of a kind, or where they are many, of a part of it. */
export interface ThingIndexPage extends Html {
  readonly kind: ThingKind;
  /** `Vulnerabilities`, and on a part's page that part, `2021`. */
  readonly label: string;
  readonly description: string;
  readonly total: number;
  /** The most named, where there are many. */
  readonly most: readonly Count[];
  /** `entries` stand on this page, or all on the one at `url`. */
  readonly sections: readonly {
    readonly label: string;
    readonly count: number;
    readonly url: string | null;
    readonly entries: readonly IndexedThing[];
  }[];
  /** Of techniques: a column a tactic, with what articles name of it. */
  readonly matrix:
    | readonly {
        readonly tactic: { readonly url: string | null; readonly label: string };
        readonly techniques: readonly MatrixTechnique[];
      }[]
    | null;
  readonly files: readonly Link[];
  readonly steps: Steps;
}

/** What the digest covers: a kind a group, with the things named by most articles. */
export interface ExplorePage extends Html {
  readonly groups: readonly (ThingGroup<Count> & { readonly index: Count; readonly description: string })[];
  readonly indicators: Count | null;
}

/** Every indicator that articles name: the most named of each type, and all of them as files. */
export interface IndicatorsPage extends Html {
  readonly total: number;
  readonly groups: readonly {
    readonly label: string;
    readonly count: number;
    readonly rows: readonly { readonly value: string; readonly count: number; readonly latest: Link | null }[];
  }[];
  readonly files: readonly Link[];
}

/** A STIX 2.1 bundle of an article, or of all those of a day. */
export interface StixPage {
  /** ISO 8601; `null` for the bundle of one article. */
  readonly day: string | null;
  readonly articles: readonly SharedData[];
}

/** A MISP event. */
export interface MispEventPage {
  readonly shared: SharedData;
}

/** What a MISP instance reads of a feed first: the manifest, or the hashes of all values. */
export interface MispIndexPage {
  readonly part: 'manifest' | 'hashes';
  /** Newest first. */
  readonly articles: readonly SharedData[];
}

/** A table for machines. */
export interface TablePage {
  /** `list` is the defanged values alone, a line each. */
  readonly format: 'csv' | 'json' | 'list';
  readonly indicators: readonly IndicatorRow[];
  readonly things: readonly ThingRow[];
  readonly groups: readonly GroupRow[];
}

export type NotFoundPage = Html;

/** What a browser without a network shows in place of a page that it does not have. */
export type OfflinePage = Html;

/** What stands at an address that an article had before. */
export interface RedirectPage extends Html {
  readonly to: Link;
}

/** What stands at the address of an article that is no longer published. */
export type RemovedPage = Html;

/** `_redirects`, as Netlify, Cloudflare Pages and others read it: paths with the base path. */
export interface RedirectsPage {
  readonly moved: readonly { readonly from: string; readonly to: string }[];
  readonly removed: readonly string[];
}

/** What a feed says of an article, or of an edition. It depends on nothing but that and the settings. */
export interface FeedItem {
  /** `tag:` URI (RFC 4151) made of the article's id: it never changes. */
  readonly guid: string;
  readonly url: string;
  readonly title: string;
  /** BCP 47 language, only where it differs from the feed's. */
  readonly lang: string | null;
  readonly summary: string | null;
  readonly content: FeedContent;
  /** RFC 3339 date-time with offset, as is `updated`, which is the same where it was never edited. */
  readonly published: string;
  readonly updated: string;
  /** The day of `published` in the site's time zone, ISO 8601. */
  readonly day: string;
  readonly authors: readonly string[];
  readonly categories: readonly string[];
  readonly source: string | null;
}

/** What a feed gives besides the summary: nothing, the whole of an article, or the stories of an edition. */
export type FeedContent =
  | { readonly what: 'excerpt' }
  /** Locked-down Markdown. */
  | { readonly what: 'article'; readonly body: BodyRef }
  | { readonly what: 'edition'; readonly days: readonly FeedDay[] };

/** The stories of a day. URLs are absolute. */
export interface FeedDay {
  readonly label: string;
  readonly stories: readonly { readonly url: string; readonly title: string; readonly summary: string | null }[];
}

/** A document of a feed: its newest items, or a part of its archive. Every format is made of the same data. */
export interface FeedPage {
  /** `tag:` URI of the feed, the same in every document of it. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly language: string;
  /** Absolute URL of the page that the feed follows. */
  readonly link: string;
  /** Absolute URL of the folder of this document; the format gives the name of the file. */
  readonly folder: string;
  /** Absolute URLs of the folders of other documents of this feed (RFC 5005 §4). */
  readonly history: {
    /** Of a part of the archive: where the newest items are. */
    readonly current: string | null;
    readonly previous: string | null;
    readonly next: string | null;
  };
  /** A WebSub hub that says when there is something new. */
  readonly hub: string | null;
  /** Newest first. */
  readonly items: readonly FeedItem[];
}

/** A feed in a list of feeds. */
export interface ListedFeed extends Link {
  /** Path or URL of the folder of its files; `url` is the page that it follows. */
  readonly folder: string;
}

/** An OPML 2.0 list of feeds, for feed readers. URLs are absolute. */
export interface OpmlPage {
  readonly title: string;
  readonly groups: readonly { readonly label: string; readonly feeds: readonly ListedFeed[] }[];
}

/** Feeds to choose from. */
export interface FeedListPage extends Html {
  readonly label: string;
  readonly description: string;
  /** The same list as OPML; `null` where this is a part of it. */
  readonly opml: Link | null;
  /** The feeds of a section stand here, or all on pages of their own. */
  readonly sections: readonly {
    readonly label: string;
    readonly feeds: readonly ListedFeed[];
    readonly pages: readonly Link[];
  }[];
  readonly steps: Steps;
}

/** One `<urlset>` of sitemaps.org: absolute URLs, `modified` as W3C date-time where it is known. */
export interface SitemapPage {
  readonly entries: readonly { readonly url: string; readonly modified: string | null }[];
}

/** `<sitemapindex>`: the sitemaps, each as new as the newest page in it. */
export type SitemapIndexPage = SitemapPage;

/** A value of a filter of search, and what it is called. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

export interface SearchPage extends Html {
  /** The module that searches, with the base path. */
  readonly module: string;
  /** Newest first. */
  readonly years: readonly Option[];
  readonly kinds: readonly Option[];
  readonly tags: readonly Option[];
  readonly sources: readonly Option[];
  /** Where to go without searching. */
  readonly browse: readonly (Link & { readonly about: string })[];
}

/** What is found: an article, or the page of a thing. Nothing of it is a link but `url`. */
export interface SearchRecord {
  readonly url: string;
  /** `article`, `author`, or the kind of a thing. */
  readonly kind: string;
  readonly title: string;
  /** What a result says of it beside its title. */
  readonly note: string;
  /** `YYYY-MM-DD` of an article that has one. */
  readonly day: string | null;
  /** Plain text that stands before the body, inert. */
  readonly opening: string | null;
  readonly body: BodyRef | null;
  /** Who wrote it, and the other names of what it names, inert. */
  readonly names: readonly string[];
  /** The names, and the id, whose page this is: whoever looks for one of them as a whole is led here first. */
  readonly ownNames: readonly string[];
  /** Ids and indicators, as they are; the template makes tokens of them, which are no addresses. */
  readonly exact: readonly string[];
  /** By filter, the values that it has. */
  readonly filters: Readonly<Record<string, readonly string[]>>;
}

/** A part of the search index; the one without records holds what all need. */
export interface SearchBundlePage {
  /** Primary subtag of the site's language, `en`: how words are reduced to their stems. */
  readonly language: string;
  readonly records: readonly SearchRecord[];
}

/** The module that opens the bundles. */
export interface SearchModulePage {
  /** By whose rules words are found in their other forms. */
  readonly language: string;
  /** Newest first. `year` is `null` for the undated. */
  readonly bundles: readonly { readonly name: string; readonly year: string | null }[];
}

export interface WatchlistPage extends Html {
  /** What may be watched, and the newest articles: JSON, with the base path. */
  readonly choices: string;
  readonly newest: string;
  /** Where the feeds are, for those who do without scripts. */
  readonly browse: readonly Link[];
}

/** What the watchlist reads. Places are paths from the root, `groups/apt28/`. */
export type WatchlistDataPage =
  | {
      readonly part: 'choices';
      readonly kinds: readonly {
        /** `Groups` */
        readonly label: string;
        /** `Group` */
        readonly one: string;
        /** `names`: others that it is known by. */
        readonly choices: readonly { readonly place: string; readonly label: string; readonly names: string }[];
      }[];
    }
  | {
      readonly part: 'newest';
      /** Newest first, each with what it is about. */
      readonly articles: readonly {
        readonly url: string;
        readonly title: string;
        readonly note: string;
        readonly about: readonly string[];
      }[];
    };

/** A picture that stands for an article, or the site, where it is shared: 1200 × 630 pixels. */
export interface CardPage {
  readonly site: string;
  /** Hex digits that the site's mark shows. */
  readonly mark: string;
  readonly title: string;
  /** What to write instead of a title for which the fonts have no letters. */
  readonly instead: readonly string[];
  readonly date: string | null;
  readonly source: string | null;
  /** Hex digits of the article; `null` for the site. */
  readonly seal: string | null;
}

/** The site's mark as a square PNG. */
export interface MarkPage {
  readonly name: string;
  /** Hex digits that it shows. */
  readonly digits: string;
  /** In pixels. */
  readonly size: number;
  /** How much of the width the mark takes. */
  readonly share: number;
}

/** `llms.txt`: what the site is and where to read it, for language models. */
export interface LlmsPage {
  readonly sections: readonly {
    readonly heading: string;
    /** Absolute. */
    readonly links: readonly (Link & { readonly about: string })[];
  }[];
}

/** A web app manifest; it says nothing but what `SiteInfo` does. */
export type ManifestPage = Record<string, never>;

/** `security.txt`: whom to tell of a weakness of the site. */
export type SecurityPage = Security & {
  /** The absolute address of the file. */
  readonly at: string;
};

export interface RobotsPage {
  readonly sitemap: string;
}

export type HeadersPage = Record<string, never>;

/** The site's mark, for browsers' tabs: the seal of its name. */
export type IconPage = Record<string, never>;

/** Every kind of page with the data that its template reads: add a kind here and to `KINDS`, plan it in `plan.ts`, and write its template. */
export interface PageKinds {
  home: HomePage;
  archive: ArchivePage;
  year: YearPage;
  month: EditionPage;
  week: EditionPage;
  day: EditionPage;
  seal: SealPage;
  receipt: ReceiptPage;
  about: AboutPage;
  article: ArticlePage;
  list: ListPage;
  index: IndexPage;
  thing: ThingPage;
  'thing-index': ThingIndexPage;
  explore: ExplorePage;
  indicators: IndicatorsPage;
  stix: StixPage;
  'misp-event': MispEventPage;
  'misp-index': MispIndexPage;
  table: TablePage;
  'not-found': NotFoundPage;
  'feed-rss': FeedPage;
  'feed-atom': FeedPage;
  'feed-json': FeedPage;
  'feed-list': FeedListPage;
  opml: OpmlPage;
  sitemap: SitemapPage;
  'sitemap-index': SitemapIndexPage;
  search: SearchPage;
  'search-bundle': SearchBundlePage;
  'search-module': SearchModulePage;
  watchlist: WatchlistPage;
  'watchlist-data': WatchlistDataPage;
  card: CardPage;
  mark: MarkPage;
  offline: OfflinePage;
  robots: RobotsPage;
  llms: LlmsPage;
  manifest: ManifestPage;
  security: SecurityPage;
  headers: HeadersPage;
  icon: IconPage;
  redirect: RedirectPage;
  removed: RemovedPage;
  redirects: RedirectsPage;
}

export type PageKind = keyof PageKinds;

const KINDS: Readonly<Record<PageKind, true>> = {
  home: true,
  archive: true,
  year: true,
  month: true,
  week: true,
  day: true,
  seal: true,
  receipt: true,
  about: true,
  article: true,
  list: true,
  index: true,
  thing: true,
  'thing-index': true,
  explore: true,
  indicators: true,
  stix: true,
  'misp-event': true,
  'misp-index': true,
  table: true,
  'not-found': true,
  'feed-rss': true,
  'feed-atom': true,
  'feed-json': true,
  'feed-list': true,
  opml: true,
  sitemap: true,
  'sitemap-index': true,
  search: true,
  'search-bundle': true,
  'search-module': true,
  watchlist: true,
  'watchlist-data': true,
  card: true,
  mark: true,
  offline: true,
  robots: true,
  llms: true,
  manifest: true,
  security: true,
  headers: true,
  icon: true,
  redirect: true,
  removed: true,
  redirects: true,
};
/** The names of all kinds: each has a template, whether or not it has a page. */
export const PAGE_KINDS: readonly string[] = Object.keys(KINDS);

/** Kinds of which one page becomes a folder of files: what its template writes is made into them (`render/finish.ts`). */
export const FOLDER_KINDS: ReadonlySet<PageKind> = new Set(['search-bundle']);

/** One output, planned before it is rendered: a template is a pure function of `kind` and `data`. */
export type Page = {
  [K in PageKind]: {
    readonly kind: K;
    /** Path under the output folder, `/2015/09/28/slug/` (a folder with index.html) or `/feed.xml`. */
    readonly url: string;
    readonly data: PageKinds[K];
    /**
     * Tells all that `data` are made of besides what all pages are told of the site, where they are made late
     * (`planned.ts`): pages with the same kind, address and key have the same data, in any build.
     */
    readonly key?: string;
    /** Of a page that people look for, where its data are made late; else the data tell. */
    readonly listed?: Listed | undefined;
  };
}[PageKind];

/** What a sitemap says of a page. */
export interface Listed {
  /** Absolute address. */
  readonly canonical: string;
  /** W3C date-time; `null` where nobody knows. */
  readonly modified: string | null;
}

/** True for a page that people look for and whose data are there; others are not made to find out. */
export function isHtml(page: Page): page is Extract<Page, { readonly data: { readonly head: Head } }> {
  return page.key === undefined && 'head' in page.data;
}

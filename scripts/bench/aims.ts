import type { Result } from './compare.ts';
import { inDigits, type Measured, table } from './tell.ts';

/** What a case is to cost at most: seconds of wall time, bytes of memory, or a share of what a peer needs. */
interface Aim {
  readonly articles: number;
  readonly case: string;
  /** Ours without search where no other is named. */
  readonly tool?: string;
  readonly seconds?: number;
  readonly bytes?: number;
  readonly share?: { readonly of: string; readonly most: number };
}

const GIGABYTE = 1024 ** 3;

const AIMS: readonly Aim[] = [
  { articles: 10_000, case: 'clean build', share: { of: 'hugo', most: 0.5 } },
  { articles: 10_000, case: 'one article added', seconds: 1.2, share: { of: 'hugo', most: 0.12 } },
  { articles: 10_000, case: 'one article added', tool: 'hexdigest-whole', seconds: 3 },
  { articles: 10_000, case: 'nothing changed', seconds: 0.8 },
  { articles: 100_000, case: 'clean build', bytes: 2 * GIGABYTE, share: { of: 'hugo', most: 0.5 } },
  { articles: 100_000, case: 'one article added', seconds: 5 },
  { articles: 100_000, case: 'nothing changed', seconds: 3 },
];

/** How what was measured stands to what it is to be, as Markdown; nothing where no aim is for what was measured. */
export function tellAims(measured: readonly Measured[]): string[] {
  const rows = AIMS.flatMap((aim) => {
    const results = measured.find(({ articles }) => articles === aim.articles)?.cases.get(aim.case) ?? [];
    const name = `${inDigits(aim.articles)} articles, ${aim.case}${aim.tool === undefined ? '' : ` (${aim.tool})`}`;
    return judge(aim, results).map(({ most, is, isMet }) => [name, most, is, isMet ? 'yes' : 'no']);
  });
  return rows.length === 0 ? [] : ['## Aims', '', ...table([['', 'at most', 'is', 'met'], ...rows], 1), ''];
}

function judge(aim: Aim, results: readonly Result[]): { most: string; is: string; isMet: boolean }[] {
  const ours = aim.tool === undefined ? results[0] : results.find(({ tool }) => tool.name === aim.tool);
  if (ours === undefined) return [];
  const { wall, peak } = ours.cost;
  const peer = results.find(({ tool }) => tool.name === aim.share?.of);
  const share = peer === undefined ? null : wall / peer.cost.wall;
  return [
    ...(aim.seconds === undefined
      ? []
      : [{ most: `${aim.seconds} s`, is: `${wall.toFixed(2)} s`, isMet: wall <= aim.seconds }]),
    ...(aim.share === undefined || share === null
      ? []
      : [{ most: `${aim.share.most} of ${aim.share.of}`, is: share.toFixed(3), isMet: share <= aim.share.most }]),
    ...(aim.bytes === undefined || peak === null
      ? []
      : [{ most: inGigabytes(aim.bytes), is: inGigabytes(peak), isMet: peak <= aim.bytes }]),
  ];
}

function inGigabytes(bytes: number): string {
  return `${(bytes / GIGABYTE).toFixed(2)} GB`;
}

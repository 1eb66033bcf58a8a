import type { CardNode, CardWords } from '../../scripts/render/card/tree.ts';
import { sealPaths } from '../components/seal-path.ts';
import { textPage } from '../page.tsx';

const PAPER = '#f7f7f3';
const INK = '#161a20';
const SOFT = '#545a61';
/** The longer a title, the smaller it is set. */
const SIZES: readonly (readonly [upTo: number, size: number, lines: number])[] = [
  [45, 96, 3],
  [80, 82, 4],
  [130, 66, 5],
  [Number.POSITIVE_INFINITY, 56, 6],
];

/** What is shown where a page is shared, to be drawn by `render/card/draw.ts`. It reads nothing but its own data. */
export const { data, render } = textPage('card', (_site, { site, mark, title, instead, date, source, seal }) => {
  const [, size = 56, lines = 6] = SIZES.find(([upTo]) => title.length <= upTo) ?? [];
  // A title that is cut fills its lines.
  const textWrap = title.length > 130 ? 'wrap' : 'balance';
  const heading = {
    fontSize: size,
    lineHeight: 1.06,
    letterSpacing: '-0.012em',
    textWrap,
    lineClamp: lines,
  };
  const card = box(
    {
      width: '100%',
      height: '100%',
      boxSizing: 'border-box',
      padding: '52px 68px 48px',
      flexDirection: 'column',
      backgroundColor: PAPER,
      color: INK,
      fontFamily: 'headline',
    },
    box(
      { justifyContent: 'space-between', alignItems: 'center', borderBottom: `3px solid ${INK}`, paddingBottom: 18 },
      box({ alignItems: 'center', gap: 18, fontSize: 42 }, drawn(mark, 62), box({}, site)),
      box({ fontFamily: 'figures', fontSize: 27, color: SOFT }, date ?? ''),
    ),
    box(
      { flexGrow: 1, alignItems: 'center' },
      box({ display: 'block', maxWidth: '100%', wordBreak: 'break-word', ...heading }, { anyOf: [title, ...instead] }),
    ),
    box(
      { justifyContent: 'space-between', alignItems: 'center', minHeight: 48, color: SOFT, fontSize: 32 },
      box({ maxWidth: 760, lineClamp: 1, display: 'block' }, source === null || source === site ? '' : source),
      ...(seal === null
        ? []
        : [
            box(
              { alignItems: 'center', gap: 14, fontFamily: 'figures', fontSize: 27 },
              box({}, seal),
              drawn(seal, 46, SOFT),
            ),
          ]),
    ),
  );
  return `${JSON.stringify(card)}\n`;
});

function box(style: CardNode['props']['style'], ...children: readonly (CardNode | CardWords)[]): CardNode {
  return { type: 'div', props: { style: { display: 'flex', ...style }, children } };
}

/** A seal, so many pixels wide. */
function drawn(digits: string, size: number, colour = INK): CardNode {
  const { edge, bits } = sealPaths(digits);
  const paths: readonly CardNode[] = [
    { type: 'path', props: { d: edge, fill: 'none', stroke: colour, 'stroke-linejoin': 'round' } },
    { type: 'path', props: { d: bits, fill: colour } },
  ];
  return { type: 'svg', props: { width: size, height: size, viewBox: '0 0 24 24', children: paths } };
}

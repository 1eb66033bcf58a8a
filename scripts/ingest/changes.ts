import { splitDocument } from '../article/front-matter.ts';
import { excerpt } from '../shared/text.ts';

const LONGEST_VALUE = 60;
const NOT_SHOWN = new Set(['id', 'original', 'alsoIn']);

/**
 * Says what differs between two versions of an article, for its editor: `date 2031-03-04 → 2031-03-05; text: 2
 * paragraphs new, 1 gone`.
 */
export function describeChanges(before: string, after: string): string {
  const [old, now] = [splitDocument(before), splitDocument(after)];
  const [oldFront, nowFront] = [toRecord(old.yaml?.value), toRecord(now.yaml?.value)];
  const keys = [...new Set([...Object.keys(oldFront), ...Object.keys(nowFront)])].filter((key) => !NOT_SHOWN.has(key));
  const fields = keys.flatMap((key) => {
    const [was, is] = [show(oldFront[key]), show(nowFront[key])];
    return was === is ? [] : [`${key} ${was} → ${is}`];
  });
  const [gone, fresh] = [missingFrom(old.body, now.body), missingFrom(now.body, old.body)];
  const counts = [
    ...(fresh > 0 ? [`${fresh} ${fresh === 1 ? 'paragraph' : 'paragraphs'} new`] : []),
    ...(gone > 0 ? [`${gone} gone`] : []),
  ];
  const isReordered = counts.length === 0 && old.body.trim() !== now.body.trim();
  const text = isReordered
    ? ['text: paragraphs in another order']
    : counts.length > 0
      ? [`text: ${counts.join(', ')}`]
      : [];
  return [...fields, ...text].join('; ');
}

function toRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function show(value: unknown): string {
  const text = Array.isArray(value) ? value.join(', ') : value === undefined || value === null ? '' : String(value);
  return text === '' ? 'none' : excerpt(text, LONGEST_VALUE);
}

/** How many paragraphs of `body` the other does not have. */
function missingFrom(body: string, other: string): number {
  const there = new Map<string, number>();
  for (const paragraph of paragraphsOf(other)) there.set(paragraph, (there.get(paragraph) ?? 0) + 1);
  return paragraphsOf(body).filter((paragraph) => {
    const left = there.get(paragraph) ?? 0;
    there.set(paragraph, left - 1);
    return left <= 0;
  }).length;
}

function paragraphsOf(body: string): string[] {
  return body.split(/\n{2,}/).flatMap((paragraph) => paragraph.trim() || []);
}

import path from 'node:path';
import pc from 'picocolors';
import type { Article } from '../article/article.ts';
import { shownPath } from '../shared/cli.ts';
import type { Problem } from '../shared/errors.ts';
import { countStatuses, type Receipt, STATUSES } from './receipts.ts';

const MOST_SHOWN = 20;

/** What a run of ingest did, as lines for a person: the counts, then the files worth a look with the reason. */
export function summarise(receipts: readonly Receipt[], content: string): string[] {
  const counts = countStatuses(receipts);
  const told = STATUSES.flatMap((status) => (counts[status] > 0 ? [`${counts[status]} ${status}`] : []));
  const shown = (file: string): string => shownPath(path.join(content, file));
  const notes = receipts.flatMap((receipt): string[] => {
    const { status, file, reason, fix, article, fields } = receipt;
    if (status === 'imported' && fields?.date === undefined && article !== null) {
      return [
        `${shown(article)}: undated; where you know the day, add a line such as ${pc.bold('date: 2015-09-28')} to it`,
      ];
    }
    if (status === 'imported' && fields?.title?.from === 'derived' && article !== null)
      return [`${shown(article)}: its title was made from its first sentence`];
    return status === 'imported' || status === 'unchanged' || status === 'failed'
      ? []
      : [`${shown(file)}: ${status}. ${reason ?? ''} ${fix ?? ''}`.trim()];
  });
  const rest = notes.length - MOST_SHOWN;
  return [
    `Inbox: ${receipts.length} article files${told.length > 0 ? `: ${told.join(', ')}` : ''}`,
    ...notes.slice(0, MOST_SHOWN).map((note) => `  ${note}`),
    ...(rest > 0 ? [`  … and ${rest} more; --report FILE lists every file`] : []),
  ];
}

/** What `--strict` counts as errors besides: article files that give no article, and articles without a date. */
export function strictProblems(
  receipts: readonly Receipt[],
  { content, undated }: { readonly content: string; readonly undated: readonly Article[] },
): Problem[] {
  const refused = receipts.filter(({ status }) => status === 'rejected' || status === 'duplicate');
  return [
    ...refused.map(({ file, line, reason, fix }) => ({
      file: path.join(content, file),
      line,
      what: reason ?? '',
      fix: fix ?? 'Take it out of the inbox.',
    })),
    ...undated.map(({ file }) => ({
      file: path.join(content, file),
      line: 3,
      what: 'It has no date.',
      fix: 'Add the day of publication, as date: 2015-09-28',
    })),
  ];
}

/** The article files that could be articles but can't be read, as problems of the content. */
export function failures(receipts: readonly Receipt[], content: string): Problem[] {
  return receipts.flatMap(({ status, file, line, reason, fix }) =>
    status === 'failed' ? [{ file: path.join(content, file), line, what: reason ?? '', fix: fix ?? '' }] : [],
  );
}

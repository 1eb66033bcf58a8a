import pc from 'picocolors';
import { shownPath } from '../shared/cli.ts';
import { formatProblem } from '../shared/errors.ts';
import { visibleLines } from '../shared/terminal.ts';
import type { Outcome, Trouble } from './outcome.ts';

/** What a build says of its output folder, which is nobody's concern here. */
const PUBLISHED = /^Published \d+ files in /;

/** Tells builds one after the other: what one says that the last said, too, is not told again. */
export function makeTeller(): (outcome: Outcome, millis: number) => string[] {
  let before: ReadonlySet<string> = new Set();
  return (outcome, millis) => {
    if (outcome.kind !== 'built') return tellTrouble(outcome);
    const { said, changed } = outcome;
    const news = said.filter((line) => line.trim() === '' || !(before.has(line) || PUBLISHED.test(line)));
    before = new Set(said);
    const files = `${changed.length} ${changed.length === 1 ? 'file' : 'files'} changed`;
    return [...trimBlank(news), `${pc.green('built')} in ${(millis / 1000).toFixed(2)} s: ${files}`];
  };
}

function tellTrouble(trouble: Trouble): string[] {
  if (trouble.kind === 'broken') return [`${pc.red('error')} ${visibleLines(trouble.message)}`];
  const { problems } = trouble;
  return [
    ...problems.map((problem) => pc.red('error ') + visibleLines(formatProblem(problem))),
    `${problems.length} ${problems.length === 1 ? 'error' : 'errors'} in the content; the site is as it was.`,
  ];
}

/** The trouble with paths as the editor would type them. */
export function shownTrouble(trouble: Trouble): Trouble {
  if (trouble.kind === 'broken') return trouble;
  return { ...trouble, problems: trouble.problems.map((problem) => ({ ...problem, file: shownPath(problem.file) })) };
}

/** Without blank lines at the ends, and with one at a time between others. */
function trimBlank(lines: readonly string[]): string[] {
  const single = lines.filter((line, at) => line.trim() !== '' || lines[at - 1]?.trim() !== '');
  const first = single.findIndex((line) => line.trim() !== '');
  return first < 0 ? [] : single.slice(first).join('\n').trimEnd().split('\n');
}

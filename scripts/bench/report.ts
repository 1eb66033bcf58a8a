import { availableParallelism, cpus, totalmem } from 'node:os';
import { tellAims } from './aims.ts';
import { type Measured, tellMeasured } from './tell.ts';
import type { Installed } from './tools.ts';

const GIGABYTE = 1024 ** 3;

/** All that was measured, as Markdown, with the machine that it was measured on. */
export function tellReport(tools: readonly Installed[], measured: readonly Measured[]): string {
  return [
    '# What a build costs',
    '',
    'Written by `npm run bench`: invented articles (a fixed seed, with the spread of words, tags and dates that news has)',
    'as a site of ours and as the same pages made by others, each built in turn on the same machine. A tool reads its',
    'articles from files and starts as a new process every time; memory is the most that its processes held together.',
    '',
    `Machine: ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} processors in use, ${(totalmem() / GIGABYTE).toFixed(0)} GB of memory, ${process.platform} ${process.arch}.`,
    '',
    ...tools.map(({ tool, version }) => `- ${tool.name}: ${version}`),
    '',
    ...tellAims(measured),
    ...measured.flatMap(tellMeasured),
    '## Where the sites differ',
    '',
    ...tools.flatMap(({ tool }) => tool.differences.map((difference) => `- ${difference}`)),
    '',
  ].join('\n');
}

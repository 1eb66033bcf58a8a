import { SECURE } from './knowledge/update/fetch-file.ts';
import { listSources } from './knowledge/update/sources.ts';
import { updateIntel } from './knowledge/update/update.ts';
import { loadSettings } from './settings/settings.ts';
import { folderFlag, instantFlag, runCommand, shownPath } from './shared/cli.ts';
import { ContentError, formatProblem } from './shared/errors.ts';
import { visibleLines } from './shared/terminal.ts';

await runCommand({
  name: 'update-intel',
  summary:
    'Downloads the official lists of groups, malware, techniques and exploited vulnerabilities to content/intel/.',
  flags: {
    content: { type: 'string', value: 'DIR', help: 'The content folder (content).' },
  },
  async run(flags) {
    const content = folderFlag(flags.content, 'content');
    const { settings, problems } = await loadSettings(content);
    if (problems.length > 0) throw new ContentError(problems);
    const sources = listSources(settings.digest.intel);
    const say = (line: string): void => console.log(visibleLines(line));
    const faults = await updateIntel({ content, sources, now: instantFlag(undefined), transport: SECURE, say });
    for (const fault of faults) console.error(visibleLines(formatProblem({ ...fault, file: shownPath(fault.file) })));
    return faults.length === 0 ? 0 : 1;
  },
});

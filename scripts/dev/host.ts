import { type BuildCall, buildSite } from '../build-site.ts';
import { startRenderer } from '../render/render.ts';
import { ContentError, traceOf, UsageError } from '../shared/errors.ts';
import { SystemError } from '../shared/system-errors.ts';
import type { Outcome } from './outcome.ts';

// Run by `builder.ts` in a process of its own: builds one site after the other, with Eleventy, the templates and all that
// is known loaded once.
const renderer = startRenderer();

process.on('message', (call: BuildCall) => {
  void build(call).then((outcome) => process.send?.(outcome));
});
process.once('disconnect', () => process.exit());

async function build(call: BuildCall): Promise<Outcome> {
  const said: string[] = [];
  try {
    const means = { renderer, isKept: true, look: null, say: (lines: readonly string[]) => void said.push(...lines) };
    const { written, removed } = await buildSite(call, means);
    return { kind: 'built', said, changed: [...written, ...removed] };
  } catch (error) {
    if (error instanceof ContentError) return { kind: 'refused', problems: error.problems };
    // Those two say what to do; any other is found by its trace.
    const isTold = error instanceof UsageError || error instanceof SystemError;
    return { kind: 'broken', message: isTold ? error.message : traceOf(error) };
  }
}

import { type BuildCall, buildSite } from '../../scripts/build-site.ts';
import { findUnchanged, lookAtContent } from '../../scripts/publish/stamp.ts';
import { openWorkshop } from '../../scripts/publish/workshop.ts';
import { startRenderer } from '../../scripts/render/render.ts';
import { ContentError, messageOf } from '../../scripts/shared/errors.ts';
import type { Outcome } from './host.ts';

// Run by `host.ts` in a process of its own: builds what it is asked for, as `scripts/build.ts` does, one site after the
// other, with Eleventy loaded once.
const renderer = startRenderer();

// As if an hour lay between an edit and the build, so that what is remembered by the times of files is made use of.
const clock = Date.now;
Date.now = () => clock() + 3_600_000;

process.on('message', (call: BuildCall) => {
  build(call).then(
    (outcome) => process.send?.(outcome),
    (error: unknown) => process.send?.({ kind: 'broken', message: messageOf(error) } satisfies Outcome),
  );
});
process.once('disconnect', () => process.exit());

async function build(call: BuildCall): Promise<Outcome> {
  const look = lookAtContent(call);
  const workshop = openWorkshop(call.out);
  if (!call.isClean && findUnchanged(workshop, { ...call, look }) !== null) return { kind: 'unchanged' };
  try {
    await buildSite(call, { renderer, isKept: true, look });
    return { kind: 'built' };
  } catch (error) {
    if (error instanceof ContentError) return { kind: 'refused', problems: error.problems };
    throw error;
  }
}

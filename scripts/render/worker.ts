import { renderShare, type Share } from './share.ts';

// Run by `render.ts` in a process of its own: takes one share, renders it, and ends.
process.once('message', (share: Share) => {
  renderShare(share).then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.once('disconnect', () => process.exit(1));

import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { openBrowser } from '../test/support/browser.ts';
import { serveFolder } from '../test/support/serve.ts';
import { buildSite } from './build-site.ts';
import { folderFlag, runCommand } from './shared/cli.ts';

const CONTENT = fileURLToPath(new URL('../content', import.meta.url));
const OUT = fileURLToPath(new URL('../docs/pictures', import.meta.url));
/** All articles of the demo are older. */
const NOW = Date.UTC(2027, 0);
const PAGES: Readonly<Record<string, string>> = {
  home: '',
  edition: '2017/w19/',
  article: '2021/12/10/log4shell-one-line-of-text-takes-over-java-servers/',
  tag: 'tags/ransomware/',
  cve: 'cve/CVE-2021-44228/',
  search: 'search/?q=fancy+bear',
};
const SIZES = { wide: { width: 1280, height: 880 }, narrow: { width: 390, height: 780 } };
const SCHEMES = ['light', 'dark'] as const;
const QUALITY = 0.82;

await runCommand({
  name: 'pictures',
  summary: 'Makes the pictures of the demo site that the documentation shows: pages, wide and narrow, light and dark.',
  flags: { out: { type: 'string', value: 'DIR', help: 'Where they go (docs/pictures).' } },
  async run(flags) {
    const out = flags.out === undefined ? OUT : folderFlag(flags.out, 'pictures');
    await mkdir(out, { recursive: true });
    const site = await buildDemo();
    const served = await serveFolder(site, { withHeaders: true });
    const browser = await openBrowser();
    try {
      const desk = await browser.newPage();
      let bytes = 0;
      for (const [size, viewport] of Object.entries(SIZES))
        for (const colorScheme of SCHEMES) {
          const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' });
          const page = await context.newPage();
          for (const [name, address] of Object.entries(PAGES)) {
            await open(page, `${served.origin}/${address}`);
            const picture = await asWebp(desk, await page.screenshot());
            await writeFile(path.join(out, `${name}-${size}-${colorScheme}.webp`), picture);
            bytes += picture.length;
          }
          await context.close();
        }
      console.log(`${out}: ${Math.ceil(bytes / 1024)} KiB`);
    } finally {
      await browser.close();
      await served.close();
      rmSync(path.dirname(site), { recursive: true, force: true });
    }
    return 0;
  },
});

/** Builds the demo site for looking at: nothing is promised of its addresses. */
async function buildDemo(): Promise<string> {
  const out = path.join(mkdtempSync(path.join(tmpdir(), 'hexdigest-')), 'site');
  await buildSite(
    {
      content: CONTENT,
      out,
      baseUrl: undefined,
      now: NOW,
      isClean: false,
      isStrict: false,
      report: null,
      isPreview: true,
    },
    { say: () => undefined },
  );
  return out;
}

/** @throws when there is no such page */
async function open(page: Page, address: string): Promise<void> {
  const response = await page.goto(address, { waitUntil: 'networkidle' });
  if (response?.status() !== 200) throw new Error(`The demo site has no page ${address}: name another in pictures.ts.`);
  if (address.includes('?q=')) await page.locator('.results a').first().waitFor();
  await page.evaluate(async () => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    await document.fonts.ready;
  });
}

/** Has a browser write a PNG as WebP, which takes a fifth of the bytes. */
async function asWebp(desk: Page, png: Buffer): Promise<Buffer> {
  const text = await desk.evaluate(
    async ([data = '', quality = 0]) => {
      const blob = await (await fetch(`data:image/png;base64,${data}`)).blob();
      const picture = await createImageBitmap(blob);
      const canvas = new OffscreenCanvas(picture.width, picture.height);
      canvas.getContext('2d')?.drawImage(picture, 0, 0);
      const made = await canvas.convertToBlob({ type: 'image/webp', quality: Number(quality) });
      return [...new Uint8Array(await made.arrayBuffer())].map((byte) => String.fromCharCode(byte)).join('');
    },
    [png.toString('base64'), QUALITY],
  );
  return Buffer.from(text, 'latin1');
}

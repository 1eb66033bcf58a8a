import type { Page } from 'playwright-core';

/** WCAG 2.2, 1.4.3. */
const LEAST = 4.5;

/**
 * The texts of a page that could hardly be read once it is printed: with less contrast than WCAG asks for. Printers leave out
 * backgrounds that are not asked for (`print-color-adjust`).
 */
export async function faintOnPaper(page: Page): Promise<string[]> {
  await page.emulateMedia({ media: 'print' });
  const texts = await page.evaluate(() =>
    [...document.querySelectorAll('body *')].flatMap((one) => {
      const own = [...one.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
      const text = own
        .map(({ nodeValue }) => nodeValue)
        .join('')
        .trim();
      if (text === '' || !one.checkVisibility()) return [];
      let paper = 'rgb(255, 255, 255)';
      for (let at: Element | null = one; at !== null; at = at.parentElement) {
        const { backgroundColor, printColorAdjust } = getComputedStyle(at);
        if (printColorAdjust !== 'exact' || backgroundColor === 'rgba(0, 0, 0, 0)') continue;
        paper = backgroundColor;
        break;
      }
      return [{ text, ink: getComputedStyle(one).color, paper }];
    }),
  );
  return texts.flatMap(({ text, ink, paper }) => {
    const lights = [lightOf(ink), lightOf(paper)];
    const contrast = (Math.max(...lights) + 0.05) / (Math.min(...lights) + 0.05);
    return contrast < LEAST ? [`${text}: ${ink} on ${paper}`] : [];
  });
}

/** The relative luminance of `rgb(0, 0, 0)`. */
function lightOf(color: string): number {
  const [red = 0, green = 0, blue = 0] = (color.match(/\d+/g) ?? []).map((value) => {
    const part = Number(value) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

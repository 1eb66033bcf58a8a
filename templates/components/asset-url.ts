import type { SiteInfo } from '../../scripts/site/page.ts';

/**
 * The path of an asset: `style.css` is at `/assets/style-0a1b2c3d.css`.
 *
 * @param name its path among the assets
 */
export function assetUrl({ basePath, assets }: Pick<SiteInfo, 'basePath' | 'assets'>, name: string): string {
  return basePath + (assets[name] ?? `assets/${name}`);
}

import { textPage } from '../page.tsx';

/**
 * A field a line.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9116#section-2.5
 */
export const { data, render } = textPage('security', (_site, page) =>
  [
    ...fields('Contact', page.contact),
    ...fields('Expires', [page.expires]),
    ...fields('Encryption', page.encryption),
    ...fields('Acknowledgments', page.acknowledgments),
    ...fields('Preferred-Languages', page.preferred_languages.length > 0 ? [page.preferred_languages.join(', ')] : []),
    // Only a secure address may stand here (§2.5.2).
    ...fields('Canonical', page.at.startsWith('https:') ? [page.at] : []),
    ...fields('Policy', page.policy),
    ...fields('Hiring', page.hiring),
  ].join(''),
);

function fields(name: string, values: readonly string[]): string[] {
  return values.map((value) => `${name}: ${value}\n`);
}

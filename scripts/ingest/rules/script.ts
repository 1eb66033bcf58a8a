import { anyOf, type Rule } from './rule.ts';

/** Scripts and styles of the page, read as text. */
export const script: Rule = {
  name: 'script',
  about: 'Scripts and styles of the page, read as text.',
  scope: 'line',
  matches: anyOf(
    /^SyntaxHighlighter\.[\w.]+(?:\[.{1,40}\])?(?: ?=.*|\(.*\))?;?$/,
    /^if \(typeof SyntaxHighlighter\b.{0,60}$/,
    /^(?:hbspt\.cta\.load|googletag\.cmd\.push|ga\(|fbq\(|_gaq\.push|window\.dataLayer|\(adsbygoogle\b|document\.write\().{0,300}$/,
    /^[.#][\w-]+(?: [.#]?[\w-]+)* ?\{[^}]{1,300}\}/,
    /^(?:please )?(?:enable|turn on) javascript\b.{0,160}$/i,
    /^(?:keyboard_arrow_(?:down|up|left|right)|vpn_key|arrow_(?:back|forward|drop_down)|expand_(?:more|less)|chevron_(?:left|right))$/,
  ),
};

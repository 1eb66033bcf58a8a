import { anyOf, type Rule } from './rule.ts';

const NETWORK =
  /^(?:(?:facebook )?messenger|facebook|twitter|x|linkedin|reddit|whatsapp|pinterest|tumblr|pocket|flipboard|telegram|google\+|instagram|threads|mastodon|bluesky|youtube|xing|vk|weibo|wechat|line|hacker news|viber|skype|snapchat|tiktok|signal|meta|teams|slack|discord|rss|e-?mail|sms|link)$/i;
const DEED =
  /^(?:share|tweet|retweet|post|repost|pin|like|follow|print|save|submit|send|copy|bookmark|forward|e-?mail(?= this))(?: (?:this|it|the|us|article|story|post|page))*(?: (?:on|to|via|by|with|through))?(?: (?<network>\S.*))?$/i;
const BAR = /\s*[|•·]\s*/;
/** What parts the items of a bar; of buttons the words alone may be left, so that one begins where a deed does. */
const BETWEEN =
  /\s*[|•·,:/]\s*|(?<!\b(?:the|this|a|an|to))\s+(?=(?:share|tweet|pin|post|send|save) (?:this|it|on|to|via|with|by)\b)/i;
const FEWEST_NETWORKS = 3;

/** `Share on Facebook | Tweet | Meta`: nothing but deeds and networks, and at least one deed where a comma or a colon parts them. */
function isShareBar(line: string): boolean {
  if (line.length > 200) return false;
  const items = line.split(BETWEEN).filter((item) => item !== '');
  const deeds = items.filter((item) => isDeed(item));
  const isBar = items.length > 1 && items.every((item) => isDeed(item) || NETWORK.test(item));
  return isBar && (deeds.length > 0 || line.split(BAR).length >= FEWEST_NETWORKS);
}

function isDeed(item: string): boolean {
  const deed = DEED.exec(item);
  const network = deed?.groups?.network;
  return deed !== null && (network === undefined || NETWORK.test(network));
}

const isButton = anyOf(
  /^(?:please )?share (?:this|on|your thoughts|the)?(?: ?(?:post|article|story|page|news|thoughts|via|on))*(?: (?:facebook|twitter|x|linkedin|reddit|e-?mail|whatsapp))*\s*:?$/i,
  /^(?:facebook|twitter|linkedin|reddit|whatsapp|pinterest|tumblr|pocket|bookmark|submit|google\+|e-?mail|print|tweet|share|like|copy link|flipboard|telegram)(?:[ ,|/•·]+(?:facebook|twitter|linkedin|reddit|whatsapp|pinterest|tumblr|pocket|google\+|e-?mail|print|tweet|share|like|copy link|flipboard|telegram|bookmark))*\+?\d*$/i,
  /^read (?:the )?(?:full|original|complete|whole) (?:article|story|post)\b.{0,60}$/i,
  /^(?:read|learn|view|see|show) more\s*(?:»|›|→|\.{3}|…)?$/i,
  /^(?:find|follow|contact|meet) me on\s*:?$/i,
  /^(?:click to share|like this|loading\.{3})\b.{0,80}$/i,
);

/** Share buttons, print links and the like, read as text. */
export const share: Rule = {
  name: 'share',
  about: 'Share buttons, print links and the like, read as text.',
  scope: 'line',
  matches: (line) => isButton(line) || isShareBar(line),
};

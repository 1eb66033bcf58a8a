import { beginsWithNews, type Rule } from './rule.ts';

const SUBJECT =
  /\b(?:newsletters?|subscription|unsubscribe|sign(?:ing)? up|logged in|(?:uses?|use of|accept(?:ing)?) cookies|privacy (?:policy|statement|notice|rights)|terms (?:of|and|&) (?:use|service|conditions)|user agreement|processing of personal data|your personal data|free trial|my profile|feedback|promotions|posting guidelines\w*|comment on this post|(?:latest|breaking) (?:\p{L}+ )?news|reproduced, distributed|affiliate partnerships|(?:million|thousands of) (?:people|readers|subscribers)|social platform)\b/giu;
const ADDRESS =
  /\b(?:you|your|you[’']re|our|we|us|(?:this|the) (?:web ?)?(?:site|page|form|notification|article|story|video)|may not be)\b|^(?:join|subscribe|sign up|get|receive|read|please|follow|want|enable|accept|use of)\b/i;
const SELF =
  /^(?:an official website of|[\p{Lu}][\w./-]{1,30} is (?:a )?part of the\b|this (?:product|site|website) is (?:provided|protected|operated)|(?:receive|get) .{3,80} (?:alerts?|tips|updates)\b|join the (?:community|discussion|conversation)|sponsored content (?:is|was)\b|want to (?:stay|learn|know|comment)\b.{3,80}\?$|sign in$|subscribe\b.{0,60}$|skip to\b.{0,40}$)/iu;

const LONGEST_ADDRESS = 180;

/** The publisher speaking of itself to its readers: newsletters, cookies, terms, accounts. */
export const siteTalk: Rule = {
  name: 'site-talk',
  about: 'The publisher speaking of itself to its readers.',
  scope: 'edge',
  matches: (line) => {
    if (line.length > 400 || beginsWithNews(line)) return false;
    if (SELF.test(line)) return true;
    const subjects = line.match(SUBJECT)?.length ?? 0;
    return subjects >= 2 || (subjects === 1 && line.length <= LONGEST_ADDRESS && ADDRESS.test(line));
  },
};

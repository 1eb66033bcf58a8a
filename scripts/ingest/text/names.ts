import type { SourceIndex } from '../../settings/sources.ts';
import { japaneseAuthor } from './japanese-names.ts';

const ROLE =
  /^(?:(?:senior|staff|contributing|executive|managing|deputy|associate|news|chief|lead|principal|security|guest|freelance|special|technology|cybersecurity|threat)[ -])*(?:writer|editor|reporter|contributor|correspondent|journalist|author|analyst|researcher|columnist|blogger|staff|engineer|editor[ -]in[ -]chief|ceo|cto|ciso)$/i;
/** Behind a name, what its bearer does: `Fennmoor Security Manager`, `Sr. Technologist`, `Head of Research`. */
const JOB =
  /\b(?:manager|technologist|director|officer|president|(?:co-?)?founder|architect|consultant|specialist|scientist|strategist|evangelist|professor|intern|developer|administrator|advis[eo]r|lead|counsel|c[eist]o|ciso|vp)$|\b(?:writer|editor|founder|researcher|analyst|engineer|manager|director|officer|consultant|c[eist]o|ciso)\b.{0,60} (?:at|of|for|with) \S|^(?:sr\.?|senior|principal|chief|head of|director of|vice president|vp)\b/i;
const WORD = "(?:\\p{Lu}[\\p{L}'’.-]*|\\p{Lu}\\.|van|von|der|den|de|da|di|del|della|la|le|bin|al|el|ten|ter)";
const NAME = new RegExp(`^\\p{Lu}[\\p{L}'’.-]*(?: ${WORD}){1,3}$`, 'u');
const STATED_NAME = /^[\p{Lu}\p{Lo}][\p{L}\p{M}'’.-]*(?: [\p{L}\p{M}'’.-]+){0,4}$/u;
const STATED_FULL_NAME = /^[\p{Lu}\p{Lo}][\p{L}\p{M}'’.-]*(?: [\p{L}\p{M}'’.-]+){1,4}$/u;
const DESK = /^[\p{Lu}][\p{L}&.' -]{1,40} (?:staff|team|editors?|newsroom|desk|research|labs?)$/iu;
// Capitalised words that begin headlines and section names rather than people's names.
const NOT_A_NAME =
  /\b(?:the|and|for|with|about|news|security|cyber|data|home|page|report|contact|privacy|policy|terms|read|more|share|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|breaches?|attacks?|hackers?|malware|ransomware|vulnerabilit(?:y|ies)|archives?|blog|threats?|intelligence|research|patch|updates?|alerts?|advisor(?:y|ies)|bulletin|weekly|daily|roundup|newsletter|magazine|new|from|of|by|how|why|what|when|who|your|our|podcast|video|web|episode|launch(?:es)?|analy[sz]ing|using|hacking|breaking|inside|behind|under|over|after|against|without)\b/i;

/** True for what can be a person's name: two to four capitalised words. */
function isPersonName(text: string): boolean {
  return text.length <= 50 && NAME.test(text) && /\p{Ll}/u.test(text) && !NOT_A_NAME.test(text);
}

/** True for a collective author: `Dark Reading Staff`, `Threat Intelligence Team`. */
function isDesk(text: string): boolean {
  return text.length <= 50 && DESK.test(text);
}

/** True for what a byline adds to a name: `Contributing Writer`. */
function isRole(text: string): boolean {
  return ROLE.test(text);
}

/** Authors, and the publisher where it is named, of a byline. */
export interface Byline {
  readonly authors: readonly string[];
  readonly source: string | null;
}

/**
 * Reads a byline without its `By`: `Ann Lee`, `Ann Lee and Jo Roe`, `Ann Lee, Staff Writer`, `Dark Reading Staff, Dark
 * Reading`. `null` when any of it is neither a name, nor a role, nor a publisher.
 *
 * @param isStated the line says itself that it is a byline, so that one word or capitals may be a name
 */
export function readByline(text: string, sources: SourceIndex, isStated: boolean): Byline | null {
  const authors: string[] = [];
  let source: string | null = null;
  const pieces = text
    .replace(/ ?\([^()]{1,80}\)/g, '')
    .replace(/(?<=\p{Ll}{2})\.$/u, '')
    .split(/\s*(?:,| and | & |;|、)\s*/)
    .filter((piece) => piece !== '');
  for (const piece of pieces) {
    const japanese = japaneseAuthor(piece);
    if (japanese !== null) {
      authors.push(japanese);
      continue;
    }
    if (isRole(piece) || (authors.length > 0 && JOB.test(piece))) continue;
    if (authors.length > 0 && (sources(piece) !== null || authors.every(isDesk))) source ??= piece;
    else if (isPersonName(piece) || isDesk(piece) || (isStated && isStatedName(piece, pieces.length === 1)))
      authors.push(piece);
    else return null;
  }
  return authors.length > 0 && authors.length <= 6 ? { authors, source } : null;
}

function isStatedName(text: string, isAlone: boolean): boolean {
  return text.length <= 50 && (isAlone ? STATED_NAME : STATED_FULL_NAME).test(text);
}

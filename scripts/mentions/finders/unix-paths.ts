import { FILE_ENDINGS } from '../file-endings.ts';
import { type Claim, claim, type Finder } from '../finder.ts';

const PATH = /(?<![\p{L}\p{N}_.~/\\:<@)\]%&=-])(?:~|\.{1,2})?(?:\/[\p{L}\p{N}_.@%+~$-]{1,128}){1,32}\/?/gu;
// The folders of the Filesystem Hierarchy Standard 3.0 §3, and of macOS and Android.
const ROOT =
  /^\/(?:bin|boot|dev|etc|home|lib|lib64|media|mnt|opt|proc|root|run|sbin|srv|sys|tmp|usr|var|Applications|Library|System|Users|Volumes|private|data|sdcard|storage)\//;
/** What web servers answer with: such a path belongs to a URL, unless it begins where a file system does. */
const OF_THE_WEB = new Set([
  'php',
  'php5',
  'phtml',
  'asp',
  'aspx',
  'ashx',
  'asmx',
  'cgi',
  'jsp',
  'jspx',
  'htm',
  'html',
]);
const FEWEST_PARTS = 3;

/** Absolute paths of Unix, and those from the home folder or a relative one: `/etc/cron.d/x`, `~/.ssh/id_rsa`. */
export const findUnixPaths: Finder = ({ text }) => {
  const found: Claim[] = [];
  for (const { 0: path, index } of text.matchAll(PATH)) {
    const value = path.replace(/[.@%+~$-]+$/, '').replace(/(.)\/$/, '$1');
    const ending = /\.([a-z0-9]{1,10})$/i.exec(value)?.[1]?.toLowerCase() ?? '';
    const parts = value.split('/').slice(1);
    const isNumeric = parts.every((part) => /^[\d.]+$/.test(part));
    const isPath =
      /^(?:~|\.{1,2})\//.test(value) ||
      ROOT.test(value) ||
      (!OF_THE_WEB.has(ending) && ((parts.length > 1 && FILE_ENDINGS.has(ending)) || parts.length >= FEWEST_PARTS));
    if (!isPath || isNumeric) continue;
    const end = index + value.length;
    found.push(claim({ kind: 'indicator', type: 'file-path', value, start: index, end }));
  }
  return found;
};

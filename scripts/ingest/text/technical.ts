const TOKEN =
  /^(?:[a-f\d]{16,}|\S{2,}(?:\.|[[({]{1,2}(?:\.|dot)[\])}]{1,2}|\[at\])\S{2,}|\S*[\\/_=$@<>{}|]\S*|[\da-f]{2}(?::[\da-f]{2})+|[\da-f]{0,4}(?:(?::|\[:\])[\da-f]{0,4}){2,7}|\d[\d.,:]*|0x[\da-f]+)$/i;
const CODE_END = /[{};]$|^[{}()[\]]+$|^(?:\/\/|#include|\$ |> |<\/?\w)/;
const HEADER = /^[A-Z][\w-]*-[\w-]+: \S/;
const ASSIGNMENT = /^[\w$.[\]]+ ?(?:=|:=|==) ?\S/;

/** True for a line of code, an indicator, or a cell of a table of them: what is neither prose nor a menu. */
export function isTechnical(text: string): boolean {
  if (text.length > 400) return false;
  if (CODE_END.test(text) || ASSIGNMENT.test(text) || HEADER.test(text)) return true;
  const tokens = text.slice(0, 400).split(' ');
  return (
    tokens.filter((token) => token.length <= 200 && TOKEN.test(token.replace(/[,;:]$/, ''))).length * 2 >= tokens.length
  );
}

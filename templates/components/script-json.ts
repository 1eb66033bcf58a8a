import type { Json } from '../../scripts/sharing/json.ts';

/**
 * JSON that can stand in a `<script>` element: without any letter that HTML would read there, so that no text in it ends
 * the element or opens a comment, and without the two line separators that JavaScript knew and JSON did not.
 *
 * @see https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements
 */
export function scriptJson(value: Json): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

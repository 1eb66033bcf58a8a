import type { Json } from '../../scripts/sharing/json.ts';
import { scriptJson } from './script-json.ts';

/**
 * A data block: browsers neither run nor fetch it, so that a policy without inline scripts lets it be. The one place that
 * writes into a `<script>` element.
 *
 * @see https://html.spec.whatwg.org/multipage/scripting.html#data-block
 */
export function JsonLd({ of }: { readonly of: Json }) {
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: scriptJson(of) }} />;
}

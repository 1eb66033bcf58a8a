import { defang, defangText } from './indicators.ts';
import type { IndicatorType } from './mention.ts';

/** An indicator as it may stand on a page, in a mail or a ticket: nothing takes it for a link. */
export function defangIndicator(type: IndicatorType, value: string): string {
  const isOfNetwork =
    type === 'ipv4-addr' || type === 'ipv6-addr' || type === 'domain-name' || type === 'url' || type === 'email-addr';
  return isOfNetwork ? defang(value) : defangText(value);
}

import { z } from 'zod';

/** Schemes by which people are reached (RFC 9116 §2.5.3), and keys are found (§2.5.4). */
const CONTACT = /^(?:https:\/\/|mailto:[^@\s]+@|tel:\+?\d)\S+$/i;
const KEY = /^(?:https:\/\/|dns:|openpgp4fpr:)\S+$/i;

const oneOrMore = <S extends z.ZodType>(item: S) =>
  z.union([item.transform((one) => [one]), z.array(item).min(1)], 'is neither an address nor a list of addresses');

const page = z
  .string()
  .refine(
    (text) => /^https:\/\/\S+$/i.test(text) && URL.canParse(text),
    'is no https address → Write it in full, beginning with https://',
  );

/**
 * `security` of `digest.yaml`: what `security.txt` says.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9116
 */
export const Security = z.strictObject({
  /** In the order of preference. */
  contact: oneOrMore(
    z
      .string()
      .refine(
        (text) => CONTACT.test(text) && URL.canParse(text),
        'is no way to reach anyone → Write it as mailto:security@example.org, https://example.org/report or tel:+41-44-000-00-00.',
      ),
  ),
  /** When it is no longer to be trusted. */
  expires: z.iso.datetime({
    offset: true,
    error:
      'is no instant → Write the day and the time until which this holds, less than a year ahead, as 2027-01-31T00:00:00Z.',
  }),
  encryption: oneOrMore(
    z
      .string()
      .refine(
        (text) => KEY.test(text) && URL.canParse(text),
        'is no address of a key → Write it as https://example.org/key.txt, dns:… or openpgp4fpr:…',
      ),
  ).default([]),
  acknowledgments: oneOrMore(page).default([]),
  policy: oneOrMore(page).default([]),
  hiring: oneOrMore(page).default([]),
  /** BCP 47 tags. */
  preferred_languages: z.array(z.string().regex(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/)).default([]),
});
export type Security = z.infer<typeof Security>;

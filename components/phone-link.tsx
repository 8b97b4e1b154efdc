/**
 * A phone number that a phone can call with one press, and that reads as digits on paper. On its own it is tall enough
 * for any thumb; `inSentence` keeps the lines of a paragraph even.
 */
export function PhoneLink({ phone, inSentence = false }: { phone: string; inSentence?: boolean }) {
  return (
    <a
      href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}
      className={`whitespace-nowrap font-bold tabular-nums ${inSentence ? '' : 'inline-flex min-h-11 items-center print:inline'}`}
    >
      {phone}
    </a>
  );
}

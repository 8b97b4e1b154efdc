import { readPhone } from '@/domain/reach';

/**
 * A phone number that a phone can call with one press, and that reads as digits on paper. On its own it is tall enough
 * for any thumb; `inSentence` keeps the lines of a paragraph even. A remark beside the number is neither dialled nor
 * shown here (see `PhoneRemark`), and what is only the start of a number is no link.
 */
export function PhoneLink({ phone, inSentence = false }: { phone: string; inSentence?: boolean }) {
  const { number, dial } = readPhone(phone);
  const look = 'font-bold tabular-nums';
  if (dial === null) return <span className={look}>{number}</span>;
  return (
    <a
      href={`tel:${dial}`}
      className={`whitespace-nowrap ${look} ${inSentence ? '' : 'inline-flex min-h-11 items-center print:inline'}`}
    >
      {number}
    </a>
  );
}

/** What has to be known to use a number, such as which option to choose. Most have none. */
export function PhoneRemark({ phone }: { phone: string }) {
  const { number, remark } = readPhone(phone);
  return (
    remark && (
      <p>
        {number}: {remark}.
      </p>
    )
  );
}

import { readPhone } from '@/domain/reach';

/**
 * A phone number that a phone can call with one press, and that reads as digits on paper. On its own it is tall enough
 * for any thumb; `inSentence` keeps the lines of a paragraph even. What has to be said beside it (which option to choose)
 * is never dialled, and what is only the start of a number is no link.
 */
export function PhoneLink({ phone, inSentence = false }: { phone: string; inSentence?: boolean }) {
  const { number, dial, remark } = readPhone(phone);
  if (dial === null) return <span className="font-bold tabular-nums">{number}</span>;
  const link = (
    <a
      href={`tel:${dial}`}
      className={`whitespace-nowrap font-bold tabular-nums ${inSentence ? '' : 'inline-flex min-h-11 items-center print:inline'}`}
    >
      {number}
    </a>
  );
  if (remark === null) return link;
  return (
    <span>
      {link} <span className="text-16">({remark})</span>
    </span>
  );
}

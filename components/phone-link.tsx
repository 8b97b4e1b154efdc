/** A phone number that a phone can call with one press, and that reads as digits on paper. */
export function PhoneLink({ phone }: { phone: string }) {
  return (
    <a
      href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}
      className="inline-flex min-h-11 items-center whitespace-nowrap font-bold tabular-nums"
    >
      {phone}
    </a>
  );
}

import type { ReactNode } from 'react';
import { PhoneLink, PhoneRemark } from './phone-link';
import { TextLine } from './text-line';
import { Way } from './way';

/** One service that is not us: its name, its number at the far edge, and under them what helps to choose it. */
export function ServiceRow({
  name,
  href,
  phone,
  text,
  children,
}: {
  name: string;
  href: string;
  phone: string | null;
  text: string | null;
  children: ReactNode;
}) {
  return (
    <>
      <div className="flex flex-col gap-x-6 wide:flex-row wide:items-center wide:justify-between">
        <Way href={href}>{name}</Way>
        {phone && <PhoneLink phone={phone} />}
      </div>
      {phone && <PhoneRemark phone={phone} />}
      {text && (
        <p>
          <TextLine text={text} />
        </p>
      )}
      <div className="text-16 text-soft-ink">{children}</div>
    </>
  );
}

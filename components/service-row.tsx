import type { ReactNode } from 'react';
import { PhoneLink } from './phone-link';
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
        {phone && (
          <span className="wide:text-right">
            <PhoneLink phone={phone} />
          </span>
        )}
      </div>
      {text && (
        <p>
          <TextLine text={text} />
        </p>
      )}
      <div className="text-16 text-soft-ink">{children}</div>
    </>
  );
}

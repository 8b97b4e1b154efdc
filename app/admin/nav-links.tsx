'use client';

import { usePathname } from 'next/navigation';

/** The links themselves; the one that leads to this page, or to a page above it, is marked. */
export function NavLinks({ links }: { links: readonly { href: string; words: string }[] }) {
  const here = usePathname();
  return (
    <ul className="flex flex-wrap gap-x-6">
      {links.map(({ href, words }) => {
        const isHere = here === href;
        const isBelow = href !== '/admin' && here.startsWith(`${href}/`);
        return (
          <li key={href}>
            <a
              href={href}
              aria-current={isHere ? 'page' : isBelow ? 'true' : undefined}
              className="inline-flex min-h-11 items-center [&[aria-current]]:font-bold [&[aria-current]]:text-ink [&[aria-current]]:no-underline"
            >
              {words}
            </a>
          </li>
        );
      })}
    </ul>
  );
}

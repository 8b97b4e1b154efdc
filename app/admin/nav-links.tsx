'use client';

import { usePathname } from 'next/navigation';

/** The links themselves; the one that leads to this page, or else to the nearest page above it, is marked. */
export function NavLinks({ links }: { links: readonly { href: string; words: string }[] }) {
  const here = usePathname();
  const isAbove = (href: string) => here === href || (href !== '/admin' && here.startsWith(`${href}/`));
  const nearest = links
    .map(({ href }) => href)
    .filter(isAbove)
    .reduce((far, href) => (href.length > far.length ? href : far), '');
  return (
    <ul className="flex flex-wrap gap-x-6">
      {links.map(({ href, words }) => {
        return (
          <li key={href}>
            <a
              href={href}
              aria-current={href !== nearest ? undefined : href === here ? 'page' : 'true'}
              className="inline-flex min-h-9 items-center [&[aria-current]]:font-bold [&[aria-current]]:text-ink [&[aria-current]]:no-underline"
            >
              {words}
            </a>
          </li>
        );
      })}
    </ul>
  );
}

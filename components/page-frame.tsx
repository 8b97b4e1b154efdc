import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { OurContact } from '@/content/our-contact';
import { HelpFooter } from './help-footer';
import { LeaveSite } from './leave-site';

/**
 * The sheet every page is written on: skip link, quiet name, *Leave this site*, the page, and help at its foot. `isWide`
 * is for the desk of staff, where a list and what it tells of stand side by side.
 */
export function PageFrame({
  organisation,
  contact,
  isWide = false,
  children,
}: {
  organisation: string;
  contact: OurContact | undefined;
  isWide?: boolean;
  children: ReactNode;
}) {
  const t = useTranslations('shell');
  const width = isWide ? 'max-w-desk' : 'max-w-measure';
  return (
    <>
      <a
        href="#main"
        className="absolute left-4 top-1 z-20 -translate-y-24 bg-paper px-4 py-3 focus:translate-y-0 print:hidden"
      >
        {t('skip')}
      </a>
      <header className="tall:sticky top-0 z-10 border-b border-hairline bg-paper print:static print:border-0">
        <div
          className={`mx-auto flex min-h-16 ${width} flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2`}
        >
          <a
            href="/"
            aria-label={t('home', { organisation })}
            className="inline-flex min-h-11 items-center gap-2 font-bold text-ink no-underline hover:text-ink hover:underline"
          >
            <span className="text-action">
              <svg viewBox="0 0 26 20" aria-hidden="true" className="h-3.5 w-auto">
                <path d="M2 11C2 5 7 1 13 1.5S25 5 24.5 11 19 19 13 19 2 17 2 11Z" fill="currentColor" />
              </svg>
            </span>
            {organisation}
          </a>
          <LeaveSite words={t('leave')} />
        </div>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className={`mx-auto ${width} px-4 pb-20 ${isWide ? 'staff pt-8 text-16' : 'pt-10 wide:pt-14'}`}
      >
        {children}
      </main>
      <HelpFooter contact={contact} />
    </>
  );
}

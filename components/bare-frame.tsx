import type { ReactNode } from 'react';
import type bare from '@/content/en/bare.json';
import { LeaveSite } from './leave-site';
import { PhoneLink } from './phone-link';

/** The least a broken page may offer: a way out, a way on, and numbers that work whatever else does not. */
export function BareFrame({ words, children }: { words: typeof bare; children: ReactNode }) {
  return (
    <div className="mx-auto max-w-measure px-4">
      <div className="flex min-h-16 flex-wrap items-center justify-between gap-4 py-2">
        <a href="/" className="inline-flex min-h-11 items-center">
          {words.home}
        </a>
        <LeaveSite words={words.leave} />
      </div>
      <main className="pt-10 pb-16">{children}</main>
      <footer className="space-y-2 border-t border-hairline pt-8 pb-16">
        <h2 className="text-22">{words.help}</h2>
        <p>{words.letter}</p>
        <ul>
          {Object.values(words.free).map((help) => (
            <li key={help.phone} className="flex flex-wrap items-center gap-x-4">
              {help.name} <PhoneLink phone={help.phone} />
            </li>
          ))}
        </ul>
      </footer>
    </div>
  );
}

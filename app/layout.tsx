import './globals.css';
import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { getLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { env } from '@/env';

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

export async function generateMetadata(): Promise<Metadata> {
  await headers();
  const { ORGANISATION } = env();
  return {
    title: { default: ORGANISATION, template: `%s – ${ORGANISATION}` },
    // Phones must not turn account references into calls.
    formatDetection: { telephone: false, date: false, address: false, email: false },
  };
}

/** Reading the headers makes every page answer one request at a time, which the nonce of the policy needs. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <html lang={await getLocale()}>
      <body>
        {children}
        <script async src="/leave.js" nonce={nonce} />
      </body>
    </html>
  );
}

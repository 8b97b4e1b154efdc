import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import NotHere from './(public)/not-found';
import { Frame } from './frame';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('trouble.missing'))('title') };
}

/** For an address that belongs to no part of the site; each part's own not-found page stands inside its own frame. */
export default function NotFound() {
  return (
    <Frame>
      <NotHere />
    </Frame>
  );
}

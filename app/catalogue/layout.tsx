import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { Frame } from '../frame';

export const metadata: Metadata = { title: 'Catalogue', robots: { index: false } };

export default function CatalogueLayout({ children }: { children: ReactNode }) {
  return <Frame>{children}</Frame>;
}

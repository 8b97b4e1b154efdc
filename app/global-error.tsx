'use client';

import { useEffect } from 'react';
import broken from '@/content/en/broken.json';

/** The page that is served as it lies when nothing else works: whom to call, and free help. */
const KIND_PAGE = '/500.html';

/**
 * For when even the outermost layout breaks in the browser. It travels with every page, so it is only the way to the
 * kind page that bin/server.ts gives when the server breaks.
 */
export default function AllBroke() {
  useEffect(() => location.replace(KIND_PAGE), []);
  return (
    <html lang="en">
      <body>
        <title>{broken.title}</title>
        <a href={KIND_PAGE}>{broken.title}</a>
      </body>
    </html>
  );
}

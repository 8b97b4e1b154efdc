'use client';

import './globals.css';
import { BareFrame } from '@/components/bare-frame';
import { Broken } from '@/components/broken';
import { bare, broken } from '@/content/en/trouble.json';

/** For when even the outermost layout breaks in the browser. On the server bin/server.ts gives public/500.html. */
export default function AllBroke({ retry }: { retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>{broken.title}</title>
        <BareFrame words={bare}>
          <Broken words={broken} again={retry} />
        </BareFrame>
      </body>
    </html>
  );
}

'use client';

import { BareFrame } from '@/components/bare-frame';
import { Broken } from '@/components/broken';
import bare from '@/content/en/bare.json';
import broken from '@/content/en/broken.json';

/** For when a frame itself breaks; each part of the site has its own error page inside its frame. */
export default function FrameBroke({ retry }: { retry: () => void }) {
  return (
    <BareFrame words={bare}>
      <Broken words={broken} again={retry} />
    </BareFrame>
  );
}

'use client';

import { Broken } from '@/components/broken';
import broken from '@/content/en/broken.json';

export default function PageBroke({ retry }: { retry: () => void }) {
  return <Broken words={broken} again={retry} />;
}

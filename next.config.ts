import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const withWords = createNextIntlPlugin('./content/request.ts');

/** Switches are explained in docs/decisions/0002-switches.md. */
const config: NextConfig = {
  ...(process.env.NEXT_DIST_DIR ? { distDir: process.env.NEXT_DIST_DIR } : {}),
  agentRules: false,
  typedRoutes: true,
  // Types are checked by `npm run check`, tests and all; a build that someone waits for need not do it again.
  typescript: { ignoreBuildErrors: true },
  // A page's name comes with the page and not after it: no moment without a title for who hears the page.
  htmlLimitedBots: /./,
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  serverExternalPackages: ['postgres', '@node-rs/argon2', 'date-holidays'],
};

export default withWords(config);

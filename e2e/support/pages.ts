/** Pages that anyone can open without signing in, and the status each answers with. */
export const OPEN_PAGES = [
  { path: '/', status: 200 },
  { path: '/is-this-real', status: 200 },
  { path: '/safety', status: 200 },
  { path: '/accessibility', status: 200 },
  { path: '/privacy', status: 200 },
  { path: '/help', status: 200 },
  { path: '/help/samaritans', status: 200 },
  { path: '/help/no-such-service', status: 404 },
  { path: '/help/crisis', status: 200 },
  { path: '/help/languages', status: 200 },
  { path: '/guides', status: 200 },
  { path: '/guides/breathing-space', status: 200 },
  { path: '/calculator', status: 200 },
  { path: '/no-such-page', status: 404 },
] as const;

/** The same, and what only a copy in test or development has. */
export const ALL_PAGES = [
  ...OPEN_PAGES,
  { path: '/catalogue', status: 200 },
  { path: '/catalogue/form', status: 200 },
  { path: '/catalogue/missing', status: 404 },
  { path: '/catalogue/broken', status: 500 },
] as const;

import type { Route } from 'next';

/** Where signing in leads. */
export const HOME: Route = '/home';

import type { Route } from 'next';

/** A page every visitor can reach, and the key of its name under `shell.nav`. */
type Place = {
  readonly href: Route;
  readonly words:
    | 'home'
    | 'help'
    | 'crisis'
    | 'guides'
    | 'calculator'
    | 'isThisReal'
    | 'safety'
    | 'accessibility'
    | 'privacy';
};

/** The plain links at the foot of every page, in order. A page is listed once its route exists. */
export const PLACES: readonly Place[] = [
  { href: '/', words: 'home' },
  { href: '/help', words: 'help' },
  { href: '/help/crisis', words: 'crisis' },
  { href: '/guides', words: 'guides' },
  { href: '/calculator', words: 'calculator' },
  { href: '/is-this-real', words: 'isThisReal' },
  { href: '/safety', words: 'safety' },
  { href: '/accessibility', words: 'accessibility' },
  { href: '/privacy', words: 'privacy' },
];

/** Where the one main button of the welcome page leads. */
export const WELCOME_ACTION: Route | undefined = '/sign-in';

/** Where *Leave this site* goes: a page that many people open, that says nothing about anyone. */
export const NEUTRAL_PAGE = 'https://www.bbc.co.uk/weather';

import { getRequestConfig } from 'next-intl/server';
import { messages } from './en';

/** The words a request is answered in. English is the only language so far; the language is never in the URL. */
export default getRequestConfig(async () => ({ locale: 'en', messages, timeZone: 'Europe/London' }));

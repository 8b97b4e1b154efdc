/** The four nations of the United Kingdom: their holidays, lines and rules differ. */
export type Nation = 'england' | 'wales' | 'scotland' | 'northern_ireland';

export const NATIONS: readonly Nation[] = ['england', 'wales', 'scotland', 'northern_ireland'];

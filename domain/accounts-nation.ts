/** A part of the United Kingdom with its own rules about debt. */
export type Nation = 'england' | 'wales' | 'scotland' | 'northern_ireland';

const SCOTLAND = new Set('AB DD EH FK G HS IV KA KW KY ML PA PH ZE'.split(' '));
const WALES = new Set('CF LL SA'.split(' '));
const NOT_UNITED_KINGDOM = new Set('GY IM JE BF BX'.split(' '));
/** Areas with homes on both sides of the border with Wales. */
const BORDER_OF_WALES = new Set('CH HR LD NP SY'.split(' '));
/** Areas with homes on both sides of the border with Scotland. */
const BORDER_OF_SCOTLAND = new Set('DG TD'.split(' '));
/** Llandudno's area is Welsh but for a few homes in Shropshire, all in these districts. */
const BORDER_DISTRICTS = /^LL(12|13|14|20)$/;

const SHAPE = /^([A-Z]{1,2})(\d[A-Z\d]?)\d[A-Z]{2}$/;

/**
 * The nation a postcode lies in, from its area. Null where the area straddles a border (the person is asked), where
 * the postcode is missing or misshapen, and outside the United Kingdom (decision 0012).
 */
export function nationOf(postcode: string): Nation | null {
  const [, area = '', district = ''] = SHAPE.exec(squeeze(postcode)) ?? [];
  if (area === '' || NOT_UNITED_KINGDOM.has(area)) return null;
  if (area === 'BT') return 'northern_ireland';
  if (SCOTLAND.has(area)) return 'scotland';
  if (BORDER_OF_SCOTLAND.has(area) || BORDER_OF_WALES.has(area)) return null;
  if (BORDER_DISTRICTS.test(area + district)) return null;
  return WALES.has(area) ? 'wales' : 'england';
}

/** Whether the home may be in Scotland: it is, or its postcode does not say. Borders with Wales do not count. */
export function mayBeScottish(postcode: string): boolean {
  const [, area = ''] = SHAPE.exec(squeeze(postcode)) ?? [];
  return area === '' || SCOTLAND.has(area) || BORDER_OF_SCOTLAND.has(area);
}

function squeeze(postcode: string): string {
  return postcode.replace(/\s+/g, '').toUpperCase();
}

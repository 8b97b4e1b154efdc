import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';

/** A name, a day or an amount fills a placeholder. None of them can be made plainer, so each is read as one short word. */
const FILLED = 'this';
const FILLED_NUMBER = '10';
/** More ways to read one message than this and the message is too clever; it is read the first so many ways. */
const MOST_READINGS = 200;

/**
 * Every way a message can read once its plurals and choices are made, placeholders filled and tags left out (the mark
 * `<quote>` stays, because it decides what is checked). Throws where the message is not well-formed ICU.
 */
export function spellOut(message: string): string[] {
  return [...new Set(spell(parse(message), false))];
}

/** The one reading used for grading: of every plural and choice, the branch `other`. */
export function spellOne(message: string): string {
  return spell(parse(message), true)[0] ?? '';
}

/** What a message needs to be given and may wrap: `name`, `count:plural`, `<link>`, sorted. Two languages must agree on it. */
export function placeholdersOf(message: string): string[] {
  const found = new Set<string>();
  collect(parse(message), found);
  return [...found].sort();
}

function spell(elements: readonly MessageFormatElement[], onlyOther: boolean): string[] {
  let readings = [''];
  for (const element of elements) {
    const ways = waysToRead(element, onlyOther);
    readings = readings
      .flatMap((before) => ways.map((way) => before + way))
      .slice(0, onlyOther ? 1 : MOST_READINGS);
  }
  return readings;
}

function waysToRead(element: MessageFormatElement, onlyOther: boolean): string[] {
  switch (element.type) {
    case TYPE.literal:
      return [element.value];
    case TYPE.number:
    case TYPE.pound:
      return [FILLED_NUMBER];
    case TYPE.argument:
    case TYPE.date:
    case TYPE.time:
      return [FILLED];
    case TYPE.tag: {
      const inside = spell(element.children, onlyOther);
      return element.value === 'quote' ? inside.map((words) => `<quote>${words}</quote>`) : inside;
    }
    case TYPE.select:
    case TYPE.plural: {
      const branches = Object.entries(element.options).filter(([name]) => !onlyOther || name === 'other');
      return branches.flatMap(([, branch]) => spell(branch.value, onlyOther));
    }
  }
}

function collect(elements: readonly MessageFormatElement[], found: Set<string>): void {
  for (const element of elements) {
    switch (element.type) {
      case TYPE.literal:
      case TYPE.pound:
        break;
      case TYPE.argument:
        found.add(element.value);
        break;
      case TYPE.number:
      case TYPE.date:
      case TYPE.time:
        found.add(`${element.value}:${TYPE[element.type]}`);
        break;
      case TYPE.tag:
        found.add(`<${element.value}>`);
        collect(element.children, found);
        break;
      case TYPE.plural:
      case TYPE.select: {
        // Plural forms differ from language to language; the choices of a select are ours and do not.
        const choices = element.type === TYPE.select ? Object.keys(element.options).sort().join('|') : '';
        found.add(`${element.value}:${TYPE[element.type]}${choices && `:${choices}`}`);
        for (const option of Object.values(element.options)) collect(option.value, found);
      }
    }
  }
}

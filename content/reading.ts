import { fleschKincaid } from 'flesch-kincaid';
import type { Sentence, Word } from 'nlcst';
import { toString as wordsOf } from 'nlcst-to-string';
import { ParseEnglish } from 'parse-english';
import { syllable } from 'syllable';
import { visit } from 'unist-util-visit';
import { readAsPlain } from '@/domain/plain-text';

/** How hard some words are to read. `grade` is the Flesch–Kincaid school grade (age about five more); null where there are no words. */
export type Reading = {
  readonly grade: number | null;
  readonly words: number;
  readonly sentences: number;
  readonly syllables: number;
};

/** A piece without a closing mark and shorter than this is a label; from here on it is read as a sentence. */
const SENTENCE_WORDS = 8;

/**
 * The Flesch–Kincaid grade of the pieces of one screen: its headings, labels, buttons and paragraphs (decision 0031).
 *
 * A label would count as a very short sentence and make any screen look easy, and leaving labels out would hide hard
 * words. So every word counts towards how long words are, and only sentences towards how long sentences are: a piece
 * that ends with a closing mark, or has eight words or more. A screen of nothing but labels takes each as a sentence.
 * A figure counts as one syllable, and an abbreviation in capitals is spelt letter by letter.
 */
export function readingOf(pieces: readonly string[]): Reading {
  const total = { words: 0, syllables: 0, labels: 0, sentences: 0, sentenceWords: 0 };
  for (const sentence of pieces.flatMap(sentencesOf)) {
    total.words += sentence.words.length;
    total.syllables += sentence.words.reduce((sum, word) => sum + syllablesOf(word), 0);
    if (sentence.closed || sentence.words.length >= SENTENCE_WORDS) {
      total.sentences += 1;
      total.sentenceWords += sentence.words.length;
    } else {
      total.labels += 1;
    }
  }
  if (total.words === 0) return { grade: null, words: 0, sentences: 0, syllables: 0 };
  // The library divides words by sentences, so it is given as many sentences as keep the sentence length as found.
  const asLong = total.sentences > 0 ? total.words * (total.sentences / total.sentenceWords) : total.labels;
  return {
    grade: fleschKincaid({ sentence: asLong, word: total.words, syllable: total.syllables }),
    words: total.words,
    sentences: total.sentences,
    syllables: total.syllables,
  };
}

type Heard = { readonly words: string[]; readonly closed: boolean };

const english = new ParseEnglish();

function sentencesOf(piece: string): Heard[] {
  const heard: Heard[] = [];
  for (const passage of readAsPlain(piece, false)) {
    visit(english.parse(passage.words), 'SentenceNode', (sentence: Sentence) => {
      const words: string[] = [];
      visit(sentence, 'WordNode', (word: Word) => void words.push(wordsOf(word)));
      const closed = /[.?!:…]["”’)\]]*\s*$/.test(wordsOf(sentence));
      if (words.length > 0) heard.push({ words, closed });
    });
  }
  return heard;
}

function syllablesOf(word: string): number {
  if (/^[A-Z]{2,5}s?$/.test(word)) {
    const letters = word.replace(/s$/, '');
    return letters.length + (letters.match(/W/g)?.length ?? 0) * 2;
  }
  return Math.max(1, syllable(word));
}

import { getTranslations } from 'next-intl/server';
import { sayFigures } from '@/app/(debtor)/options/plan-facts';
import type { DecisionCase } from '@/db/decision-case';
import { CORRECTABLE } from '@/domain/decision-input';
import { type ComparedLine, compareRow } from '@/domain/row-said';

// words: staffAnswer.line.*, staffAnswer.fact.*

/** One line of a row beside what is here, in words. `here` and `said` are null where there is nothing to say. */
export type RowLine = {
  readonly what: ComparedLine['what'];
  readonly name: string;
  readonly said: string | null;
  readonly here: string | null;
  readonly isSame: boolean;
  /** False where what is here is of somebody, or of a creditor, that whoever looks may not see. */
  readonly isSeen: boolean;
};

/** What a row said that an import set aside, beside what is here now. None where no import did. */
export async function sayRow({ row, debt }: Pick<DecisionCase, 'row' | 'debt'>): Promise<RowLine[]> {
  if (!row) return [];
  const t = await getTranslations('staffAnswer');
  const { money } = await sayFigures(debt?.currency ?? row.said?.currency ?? 'GBP');
  const name = ({ what }: ComparedLine): string => {
    if (what === 'creditor') return t('side.creditor');
    if (what === 'current') return t('row.owed');
    if (what === 'bornOn') return t('row.bornOn');
    return isAmount(what) ? t(`line.${what}`) : t(`fact.${what}`);
  };
  const value = ({ what }: ComparedLine, one: string | number | null): string | null => {
    if (one === null || one === '') return null;
    if (typeof one === 'string') return one;
    // People say how much was paid; the ledger takes it off.
    return money(what === 'payment' ? -one || 0 : one);
  };
  return compareRow(row.said, { debt, facts: row.facts }).map((line) => ({
    what: line.what,
    name: name(line),
    said: value(line, line.said),
    here: value(line, line.here),
    isSame: line.isSame,
    isSeen: (CORRECTABLE.some((one) => one === line.what) ? row.facts : debt) !== null,
  }));
}

function isAmount(
  what: ComparedLine['what'],
): what is 'original' | 'interest' | 'fee' | 'payment' | 'adjustment' {
  return ['original', 'interest', 'fee', 'payment', 'adjustment'].includes(what);
}

import { COMPONENTS_FILED, CORRECTABLE, type Correctable, type FiledComponent } from './decision-input';

/**
 * What a row of an accounts file said that an import set aside. Amounts in minor units, signed as the ledger has them;
 * facts as they were written, null where the row said nothing.
 */
export type RowSaid = {
  readonly creditorName: string;
  readonly currency: string;
  readonly asAtOn: string;
  readonly currentMinor: number;
  readonly amounts: Readonly<Record<FiledComponent, number>>;
  readonly facts: Readonly<Record<Correctable, string | null>>;
};

/** What is here now of the same, as far as whoever looks may see it. */
export type RowHere = {
  readonly debt: {
    readonly creditorName: string;
    readonly currency: string;
    readonly balanceMinor: number;
    readonly components: Readonly<Record<FiledComponent, number>>;
  } | null;
  readonly facts: Readonly<Record<Correctable, string | null>> | null;
};

/** One thing that a row says beside what is here. Null where that side says nothing, or may not be seen. */
export type ComparedLine = { readonly isSame: boolean } & (
  | { readonly what: 'creditor' | Correctable; readonly said: string | null; readonly here: string | null }
  | { readonly what: 'current' | FiledComponent; readonly said: number | null; readonly here: number | null }
);

/**
 * A row beside what is here, line by line: the creditor, the amounts, then who it is about. What neither side says anything
 * of is left out. `said` is null where what the row said is not kept any more; then what is here stands alone.
 */
export function compareRow(said: RowSaid | null, { debt, facts }: RowHere): ComparedLine[] {
  const isSame = <Value>(one: Value | null, other: Value | null): boolean =>
    said === null || (one ?? '') === (other ?? '');
  const text = (what: 'creditor' | Correctable, one: string | null, here: string | null): ComparedLine[] =>
    (one ?? here ?? '') === '' ? [] : [{ what, said: one, here, isSame: isSame(one, here) }];
  const amount = (what: 'current' | FiledComponent, one: number | null, here: number | null) =>
    ({ what, said: one, here, isSame: isSame(one, here) }) as const;
  return [
    ...text('creditor', said?.creditorName ?? null, debt?.creditorName ?? null),
    ...COMPONENTS_FILED.map((name) =>
      amount(name, said?.amounts[name] ?? null, debt?.components[name] ?? null),
    ).filter((line) => (line.said ?? 0) !== 0 || (line.here ?? 0) !== 0),
    amount('current', said?.currentMinor ?? null, debt?.balanceMinor ?? null),
    ...CORRECTABLE.flatMap((name) => text(name, said?.facts[name] ?? null, facts?.[name] ?? null)),
  ];
}

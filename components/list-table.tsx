import type { ReactNode } from 'react';

const ROLE = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  columnheader: { role: 'columnheader' },
  cell: { role: 'cell' },
  rowheader: { role: 'rowheader' },
};

/**
 * `heading` names what each row is about: on a narrow screen it stands over the rest, without a label of its own. What is
 * `whole`, such as a day, is never split over lines where there are columns.
 */
type Column = { key: string; label: string; figures?: boolean; heading?: boolean; whole?: boolean };

/**
 * A true table where there is room; on a narrow screen each row becomes its own small list. `isShort` is for a few short
 * values that explain themselves, such as the payments of a plan: then a row is one line there, without labels, for as
 * long as it fits. One that is `isUnderHeading` stands right under a heading that names it, so its caption is only for
 * those who listen. The roles are written out because a table that is laid out as blocks stops being one to a screen reader.
 */
export function ListTable({
  caption,
  columns,
  rows,
  isShort = false,
  isUnderHeading = false,
}: {
  caption: string;
  columns: readonly Column[];
  rows: readonly { id: string; cells: Readonly<Record<string, ReactNode>> }[];
  isShort?: boolean;
  isUnderHeading?: boolean;
}) {
  return (
    <table {...ROLE.table} className="block w-full text-left wide:table print:table">
      <caption className={isUnderHeading ? 'sr-only' : 'block pb-3 text-left font-bold wide:table-caption'}>
        {caption}
      </caption>
      <thead
        {...ROLE.rowgroup}
        className="sr-only wide:not-sr-only wide:table-header-group print:table-header-group"
      >
        <Row isShort={false}>
          {columns.map((column) => (
            <th
              key={column.key}
              {...ROLE.columnheader}
              scope="col"
              className={`text-16 ${cellLook(column, false)}`}
            >
              {column.label}
            </th>
          ))}
        </Row>
      </thead>
      <tbody
        {...ROLE.rowgroup}
        className="block border-t border-hairline wide:table-row-group print:table-row-group"
      >
        {rows.map((row) => (
          <Row key={row.id} isShort={isShort}>
            {columns.map((column) =>
              column.heading ? (
                <th
                  key={column.key}
                  {...ROLE.rowheader}
                  scope="row"
                  className={`block py-1 wide:table-cell wide:py-3 wide:pr-6 print:table-cell staff:wide:py-2 ${column.whole ? 'wide:whitespace-nowrap' : 'wrap-anywhere'}`}
                >
                  {row.cells[column.key]}
                </th>
              ) : (
                <td
                  key={column.key}
                  {...ROLE.cell}
                  data-label={column.label}
                  className={cellLook(column, isShort)}
                >
                  {row.cells[column.key]}
                </td>
              ),
            )}
          </Row>
        ))}
      </tbody>
    </table>
  );
}

function Row({ isShort, children }: { isShort: boolean; children: ReactNode }) {
  return (
    <tr
      {...ROLE.row}
      className={`${isShort ? 'flex flex-wrap gap-x-4' : 'block'} border-b border-hairline py-2 wide:table-row print:table-row`}
    >
      {children}
    </tr>
  );
}

function cellLook({ figures, whole }: Column, isShort: boolean): string {
  const narrow = isShort
    ? 'block min-w-6 last:ml-auto'
    : 'flex flex-wrap justify-between gap-x-4 py-1 wrap-anywhere wide:wrap-break-word before:text-16 before:text-soft-ink before:content-[attr(data-label)]';
  const roomy =
    'wide:table-cell wide:py-3 wide:pr-6 wide:last:pr-0 wide:before:content-none print:table-cell staff:wide:py-2';
  return `${narrow} ${roomy} ${figures ? 'tabular-nums wide:text-right' : ''} ${whole ? 'wide:whitespace-nowrap' : ''}`;
}

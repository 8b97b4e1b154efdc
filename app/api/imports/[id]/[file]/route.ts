import { notFound } from 'next/navigation';
import { requireStaff } from '@/auth';
import { everyRow, readRunWithRows } from '@/db/import-history';
import type { ReportRow } from '@/db/import-report';
import { csvLine } from '@/domain/csv-line';

type Format = {
  type: string;
  begin: string;
  rows: (rows: readonly ReportRow[], isFirst: boolean) => string;
  end: string;
};

/** The report of a run as the command writes it, and as a file for a spreadsheet that cannot be attacked with it. */
const FORMATS: Readonly<Record<string, Format>> = {
  'report.json': {
    type: 'application/json; charset=utf-8',
    begin: '[',
    rows: (rows, isFirst) =>
      rows.map((row, nth) => `${isFirst && nth === 0 ? '' : ','}\n  ${JSON.stringify(row)}`).join(''),
    end: '\n]\n',
  },
  'report.csv': {
    type: 'text/csv; charset=utf-8',
    begin: csvLine(['line', 'account_reference', 'outcome', 'field', 'reason']),
    rows: (rows) =>
      rows
        .map((row) => csvLine([String(row.line), row.account_reference, row.outcome, row.field, row.reason]))
        .join(''),
    end: '',
  },
};

/** What became of every row of a run, as a file; written as it is read, so that memory does not grow with it. */
export async function GET(_request: Request, { params }: RouteContext<'/api/imports/[id]/[file]'>) {
  const viewer = await requireStaff('import:read');
  const { id, file } = await params;
  const format = Object.hasOwn(FORMATS, file) ? FORMATS[file] : undefined;
  const found = format ? await readRunWithRows(viewer, id, { outcome: null, after: 0 }) : null;
  if (!format || !found) notFound();
  async function* write(): AsyncGenerator<string> {
    yield format?.begin ?? '';
    let isFirst = true;
    for await (const rows of everyRow(viewer, id)) {
      yield format?.rows(rows, isFirst) ?? '';
      isFirst = false;
    }
    yield format?.end ?? '';
  }
  return new Response(asStream(write()), {
    headers: {
      'content-type': format.type,
      'content-disposition': `attachment; filename="${file.replace('report', `report-${id.slice(-8)}`)}"`,
      'cache-control': 'no-store',
    },
  });
}

function asStream(texts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const next = await texts.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    async cancel() {
      await texts.return(undefined);
    },
  });
}

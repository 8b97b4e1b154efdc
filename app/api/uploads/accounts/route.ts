import fs from 'node:fs';
import { startWork } from '@/app/admin/imports/start-work';
import { isSameOrigin } from '@/app/same-origin';
import { currentStaff } from '@/auth';
import { fileOf, filesFolder, forgetOldFiles } from '@/db/import-files';
import { receiveFile } from '@/db/import-receive';
import { startTry } from '@/db/import-runs';
import { may } from '@/domain/viewer';

/** The largest file that can be sent from a browser: most of a million accounts. Larger ones come in by the command. */
const LARGEST_BYTES = 256 * 1024 * 1024;
/** What a form may weigh beside its file. */
const FORM_BYTES = 64 * 1024;

/**
 * Takes a creditor's file of accounts, to disk as it arrives, and has it tried; nothing is loaded by it. It is outside
 * the proxy's matcher, which would read it into memory, and looks at who sends it before the first byte is kept.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return seeOther('/not-taken');
  const signedIn = await currentStaff();
  if (!signedIn) return seeOther('/admin/sign-in');
  const { viewer } = signedIn;
  if (!may(viewer, 'import:run') || viewer.creditorIds !== 'all') return new Response(null, { status: 404 });
  if (Number(request.headers.get('content-length') ?? 0) > LARGEST_BYTES + FORM_BYTES)
    return seeOther('/admin/imports/new?trouble=too-large');
  forgetOldFiles(Date.now());
  const received = await receiveFile(request.body, request.headers.get('content-type') ?? '', {
    folder: filesFolder(),
    mostBytes: LARGEST_BYTES,
  });
  if (!received.ok) return seeOther(`/admin/imports/new?trouble=${received.reason}`);
  try {
    const id = await startTry(viewer, received);
    fs.renameSync(received.path, fileOf(id));
    // Nobody waits for it: the page that follows shows how far it is.
    startWork(id);
    return seeOther(`/admin/imports/${id}`);
  } finally {
    fs.rmSync(received.path, { force: true });
  }
}

/** Someone who opens this address is shown where a file is sent from. */
export function GET(): Response {
  return seeOther('/admin/imports/new');
}

function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });
}

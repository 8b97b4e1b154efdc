/** What the system calls a folder or file that cannot be used, in words for whoever may put it right. */
const SENTENCES: Readonly<Record<string, (place: string) => string>> = {
  ENOSPC: () => 'The disk is full.',
  EDQUOT: () => 'The disk is full.',
  EACCES: (place) => `${place} may not be read or written to by you. Who may?`,
  EPERM: (place) => `${place} may not be read or written to by you. Who may?`,
  EROFS: (place) => `${place} is on a disk that can only be read.`,
  ENOTDIR: (place) => `${place} cannot be there: part of its way is a file and no folder.`,
};

/** A sentence for a fault of the disk or of rights on it; null for any other fault. */
export function sayDiskFault(error: unknown): string | null {
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) return null;
  const place = 'path' in error && typeof error.path === 'string' ? error.path : 'That place';
  return SENTENCES[error.code]?.(place) ?? null;
}

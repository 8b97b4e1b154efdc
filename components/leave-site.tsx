import { NEUTRAL_PAGE } from './navigation';

/**
 * One press signs out and goes to a neutral page. A plain form, so that it works before and without any script;
 * public/leave.js makes it quicker and keeps this page out of the way of Back.
 */
export function LeaveSite({ words }: { words: string }) {
  return (
    <form action="/leave" method="post" data-leave={NEUTRAL_PAGE} className="print:hidden">
      <button
        type="submit"
        className="inline-flex min-h-11 cursor-pointer items-center rounded-soft border border-edge bg-paper px-4 text-16 font-bold text-ink hover:bg-tint"
      >
        {words}
      </button>
    </form>
  );
}

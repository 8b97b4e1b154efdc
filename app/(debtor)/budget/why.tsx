/** Why something is asked, one press away. It opens without script. `about` names the question to a screen reader. */
export function Why({ words, about, children }: { words: string; about: string; children: string }) {
  return (
    <details className="print:hidden">
      <summary className="min-h-11 cursor-pointer py-2 text-action underline">
        {words}
        <span className="sr-only">: {about}</span>
      </summary>
      <p className="pb-2">{children}</p>
    </details>
  );
}

/** A name such as “Credit card” as it stands inside a sentence. What begins with two capitals, such as a brand, stays. */
export function inSentence(name: string): string {
  return /^\p{Lu}(?!\p{Lu})/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

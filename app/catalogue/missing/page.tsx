import { notFound } from 'next/navigation';

/** Ends as every page does whose subject is not there, or not yours. */
export default function Missing(): never {
  notFound();
}

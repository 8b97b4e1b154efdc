import { requireCatalogue } from '../../catalogue/guard';

/** Nothing, on the sheet of the signed-in pages: what `npm run bench -- pages` measures home beside. */
export default function Blank() {
  requireCatalogue();
  return null;
}

import { requireCatalogue } from '../guard';
import { SampleForm } from './form';

/** A form that goes through every hop of a real one, for those who build the next. */
export default function SampleFormPage() {
  requireCatalogue();
  return <SampleForm />;
}

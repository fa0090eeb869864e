import { ArrowLeft } from 'lucide-react';
import { Link } from 'react-router';
import { useView, viewLink } from './view';

/** Back to the overview of the same place and time. */
export function Back() {
  const { view } = useView();
  return (
    <Link className="link no-print" to={viewLink('/overview', view)}>
      <ArrowLeft size={16} aria-hidden="true" />
      回到总览
    </Link>
  );
}

import { yuan } from '../../../../contracts/accounts-rules';
import { Words } from '../../ui/elements';

/** An amount; that it is yuan is said aloud where it is not written. */
export function Money({ amount, className = 'money' }: { amount: number; className?: string }) {
  return (
    <Words className={className}>
      {yuan(amount)}
      <Words className="spoken">元</Words>
    </Words>
  );
}

import { useEffect } from 'react';
import { asFault } from '../api/fault';
import { getOperator } from '../api/own-data';
import { keptValue } from './value';

/** Said until the server has named it once; kept on the phone, so that it stands there without a network too. */
const commission = keptValue<string>('operator', '区纪委监委', (stored): stored is string => typeof stored === 'string' && stored !== '');
let asked = false;

/** Who runs the platform and receives what is rated, e.g. 青禾区纪委监委. */
export function useOperator(): string {
  useEffect(() => {
    if (asked) return;
    asked = true;
    getOperator().then(
      (operator) => commission.set(operator.commission),
      (error: unknown) => {
        asked = false;
        asFault(error);
      },
    );
  }, []);
  return commission.use();
}

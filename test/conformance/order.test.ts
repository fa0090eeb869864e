import { orderCases } from './cases/order';
import { conformance } from './harness';

conformance('BSON order', orderCases);

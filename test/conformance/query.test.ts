import { queryCases } from './cases/query';
import { conformance } from './harness';

conformance('queries', queryCases);

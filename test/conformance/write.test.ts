import { writeCases } from './cases/write';
import { conformance } from './harness';

conformance('writes', writeCases);

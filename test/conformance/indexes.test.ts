import { indexCases } from './cases/indexes';
import { conformance } from './harness';

conformance('indexes', indexCases);

import { aggregateCases } from './cases/aggregate';
import { conformance } from './harness';

conformance('aggregation', aggregateCases);

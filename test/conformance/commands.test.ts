import { commandCases } from './cases/commands';
import { conformance } from './harness';

conformance('commands', commandCases);

/**
 * Every capability, for processes that run or tell of all of them: jobs, subscribers and policies are registered when
 * a capability is imported.
 */
import './follow-up';
import './hall';
import './rating';
import './service-event';
import './statistics';

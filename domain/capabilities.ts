/**
 * Every capability, for processes that run or tell of all of them: jobs, subscribers and policies are registered when
 * a capability is imported.
 */
import './answer-wish';
import './appeal';
import './bulletin';
import './clue';
import './clue-statistics';
import './clue-paper';
import './disclosure';
import './follow-up';
import './follower';
import './fund';
import './hall';
import './outside-templates';
import './officer-report';
import './own-results';
import './project';
import './public-policy';
import './rating';
import './reminder';
import './report';
import './roster';
import './service-event';
import './statistics';

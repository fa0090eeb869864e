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
import './disbursement';
import './disclosure';
import './disclosure-oversight';
import './disclosure-duty';
import './follow-up';
import './follower';
import './fund';
import './hall';
import './household';
import './outside-templates';
import './officer-report';
import './own-results';
import './payment';
import './question';
import './project';
import './public-policy';
import './rating';
import './reconciliation';
import './reminder';
import './repayment';
import './report';
import './reward';
import './roster';
import './micro-power';
import './service-event';
import './statistics';
import './village';
import './disclosure-accounts';
import './village-shown';
import './open-data';
import './village-map';
import './disclosure-board';
import './disclosure-outlet';
import './money-overview';

import './digest';
import './import';
import './policy';

export { hideList, listPaymentLists, previewList, publishList } from './lists';
export { viewHousehold } from './own';
export { eachPublicList, publicListsState } from './open';
export { listPublicPayments, showPublicPayments } from './public';
export { eachPayment, listPayments, lookUpPerson } from './queries';
export { paymentChoices } from './choices';

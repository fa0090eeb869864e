export { answerNotifier, forgetAfterClosing, forgetWish, wisherOf, type OpenidOf } from './wishes';

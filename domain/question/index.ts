import './notices';
import './policy';

export { answerQuestion, releaseQuestion } from './answer';
export { ask, progressOfQuestion, raiseQuestion } from './ask';
export { detailOf, eachQuestion, listQuestions, listReleasedQuestions, showQuestion } from './queries';
export { defineQuestionSubject, whereFound } from './subjects';
export { countLateAnswers } from './tally';
export { questionWork } from './work';

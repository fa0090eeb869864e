/** What the capabilities show of a village: on its board, in its search, and as what one may ask about. They need not know of reading. */
import './board-lines';
import './question-subjects';
import './searchables';

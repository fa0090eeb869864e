import type { Voice } from '../logic/reader';

/** Slower than talk; a receipt is written down meanwhile. */
const rate = 0.95;
const slowRate = 0.6;

/** Mandarin that the device itself can speak. A voice of the network would be told what stands on the page. */
function localVoice(synthesis: SpeechSynthesis): SpeechSynthesisVoice | null {
  return synthesis.getVoices().find((voice) => voice.localService && /^(zh|cmn)([-_](Hans|CN).*)?$/i.test(voice.lang)) ?? null;
}

/** Tells of the device's voice, at once or as soon as it is known; of none where it has none. Answers how to stop listening. */
export function watchVoice(tell: (voice: Voice | null) => void): () => void {
  const synthesis = window.speechSynthesis as SpeechSynthesis | undefined;
  if (!synthesis) return () => {};
  const look = () => {
    const chosen = localVoice(synthesis);
    tell(chosen && voiceOf(synthesis, chosen));
  };
  look();
  synthesis.addEventListener?.('voiceschanged', look);
  return () => synthesis.removeEventListener?.('voiceschanged', look);
}

function voiceOf(synthesis: SpeechSynthesis, chosen: SpeechSynthesisVoice): Voice {
  /** Kept, or the browser may throw the sentence away before it is said. */
  let saying: SpeechSynthesisUtterance | null = null;
  return {
    say({ words, slow }, onSaid) {
      saying = new SpeechSynthesisUtterance(words);
      saying.voice = chosen;
      saying.lang = chosen.lang;
      saying.rate = slow ? slowRate : rate;
      saying.onend = onSaid;
      saying.onerror = onSaid;
      synthesis.speak(saying);
    },
    silence() {
      saying = null;
      synthesis.cancel();
    },
  };
}

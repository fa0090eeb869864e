import { textParts } from './text-parts';

export function RichText({ text }: { text: string }) {
  return (
    <>
      {textParts(text).map((part, index) =>
        typeof part === 'string' ? (
          part
        ) : (
          <a key={index} href={part.url} target="_blank" rel="noreferrer">
            {part.text}
          </a>
        ),
      )}
    </>
  );
}

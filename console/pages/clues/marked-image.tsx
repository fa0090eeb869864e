import { useEffect, useRef, useState } from 'react';

/** A screen shows no more; what is larger is drawn smaller. */
const widest = 2400;

/** A picture drawn together with who looks at it and when: what is saved or photographed from the screen carries it. */
export function MarkedImage({ blob, label, words, large }: { blob: Blob; label: string; words: string; large: boolean }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    let gone = false;
    createImageBitmap(blob).then(
      (image) => {
        if (!gone && canvas.current) draw(canvas.current, image, words);
        image.close();
      },
      () => setBroken(true),
    );
    return () => {
      gone = true;
    };
  }, [blob, words]);
  if (broken) return <p className="bad">这张图片打不开，可能传来时就坏了。可以另存原件再看。</p>;
  return (
    <div className={large ? 'marked-image large' : 'marked-image'} tabIndex={large ? 0 : undefined}>
      <canvas ref={canvas} role="img" aria-label={label} />
    </div>
  );
}

function draw(canvas: HTMLCanvasElement, image: ImageBitmap, words: string): void {
  const scale = Math.min(1, widest / image.width);
  canvas.width = Math.round(image.width * scale);
  canvas.height = Math.round(image.height * scale);
  const pen = canvas.getContext('2d');
  if (!pen) return;
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  const size = Math.max(14, Math.round(canvas.width / 45));
  pen.font = `${size}px sans-serif`;
  pen.rotate((-22 * Math.PI) / 180);
  const [stepX, stepY] = [pen.measureText(words).width + size * 4, size * 8];
  // Dark under light, so that it is seen on a dark photo as on a white page.
  for (let y = 0; y < canvas.height + canvas.width; y += stepY) {
    for (let x = -canvas.height; x < canvas.width; x += stepX) {
      pen.fillStyle = 'rgba(0, 0, 0, 0.22)';
      pen.fillText(words, x + 1, y + 1);
      pen.fillStyle = 'rgba(255, 255, 255, 0.34)';
      pen.fillText(words, x, y);
    }
  }
}

import type { ReactNode } from 'react';
import { useElder } from '../store/elder';
import { Box } from './elements';
import { Frame } from './Frame';
import { PrivacySheet } from './PrivacySheet';
import { TopBar } from './TopBar';

interface PageProps {
  title: string;
  home?: boolean;
  /** Offers to read the page aloud, where the device has a voice. */
  readable?: boolean;
  /** In a browser, at the end of the bar on top, which then stays in view. */
  corner?: ReactNode;
  /** In a browser, instead of the page before. */
  onBack?: () => void;
  children: ReactNode;
  /** The fixed bar: at most one filled and one plain button. */
  bar?: ReactNode;
}

/** One column of at most 640, content, and a bar that stays in view. */
export function Page({ title, home, readable, corner, onBack, children, bar }: PageProps) {
  const { elder, scale } = useElder();
  return (
    <Frame elder={elder} scale={scale}>
      <TopBar title={title} home={home} readable={readable} corner={corner} onBack={onBack} />
      <Box className="page__body" role="main">
        {children}
      </Box>
      {bar ? (
        <Box className="bar">
          <Box className="bar__inner">{bar}</Box>
        </Box>
      ) : null}
      <PrivacySheet />
    </Frame>
  );
}

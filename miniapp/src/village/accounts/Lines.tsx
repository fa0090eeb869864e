import { useState } from 'react';
import type { PublicAccountLine } from '../../../../contracts/accounts';
import { yuan } from '../../../../contracts/accounts-rules';
import { dayWords } from '../../logic/days';
import { showPicture } from '../../platform/open-file';
import { Box, Heading, Picture, Tap, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { pictureAddress } from '../api/accounts';
import { Money } from '../ui/Money';

interface Props {
  title: string;
  lines: readonly PublicAccountLine[];
  publicationId: string;
  /** With the words that name the line. */
  onAsk: (text: string) => void;
}

/** Every line; it opens to show its vouchers and the way to ask about it. */
export function Lines({ title, lines, publicationId, onAsk }: Props) {
  const [open, setOpen] = useState<number | null>(null);
  if (lines.length === 0) return null;
  const now = new Date();
  return (
    <Box className="lines">
      <Heading level={2} className="lines__title">
        {title}
      </Heading>
      <Box role="list">
        {lines.map((line, index) => (
          <Box className="line" role="listitem" key={`${index} ${line.day} ${line.amount}`}>
            <Tap className="line__row" expanded={open === index} onTap={() => setOpen(open === index ? null : index)}>
              <Told line={line} now={now} />
              <Icon name="down" size="small" />
            </Tap>
            {open === index ? (
              <Box className="appears">
                {line.pictures.map(({ id }, place) => (
                  <Tap key={id} className="line__zoom" label={`${line.what}的凭证照片${line.pictures.length > 1 ? ` ${place + 1}` : ''}，点开放大`} onTap={() => showPicture(pictureAddress(publicationId, id))}>
                    <Picture className="line__picture" source={pictureAddress(publicationId, id)} label="" />
                  </Tap>
                ))}
                <Tap className="link" onTap={() => onAsk(`${dayWords(line.day, now)}“${line.what}” ${yuan(line.amount)} 元这一笔：`)}>
                  <Icon name="message" />
                  我有疑问，问这一笔
                </Tap>
              </Box>
            ) : null}
          </Box>
        ))}
      </Box>
    </Box>
  );
}

function Told({ line: { day, what, party, voucher, pictures, amount }, now }: { line: PublicAccountLine; now: Date }) {
  const more = [dayWords(day, now), party, voucher && `凭证 ${voucher}`, pictures.length > 0 ? `${pictures.length} 张照片` : ''].filter(Boolean);
  return (
    <>
      <Box className="grow">
        <Words className="line__what">{what}</Words>
        <Words className="line__more">{more.join(' · ')}</Words>
      </Box>
      <Money amount={amount} />
    </>
  );
}

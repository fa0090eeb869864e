import type { PublicAccounts } from '../../../../contracts/accounts';
import { Box, Heading, Words } from '../../ui/elements';
import { lastYearWords, placesOf, similarName, standsWords } from '../logic/accounts';
import { Figure, Part } from './drawn';

const sides = ['receipts', 'payments'] as const;
const names = { receipts: '收入', payments: '支出' };

/** With last year's month and with similar villages: sentences, and a line on which the village stands. */
export function Compared({ accounts }: { accounts: PublicAccounts }) {
  const { month, similar, town } = accounts;
  const told = lastYearWords(accounts);
  if (!month || (told.length === 0 && !similar)) return null;
  return (
    <Box className="card compared">
      <Heading level={2} className="heading">
        和去年、和别的村比
      </Heading>
      {told.map((sentence) => (
        <Box className="compared__words" key={sentence}>
          {sentence}
        </Box>
      ))}
      {similar ? (
        <>
          <Box className="compared__whom note">
            同一个月，{similarName(similar, town.name)}。不点哪个村的名。
          </Box>
          <Box className="legend" hidden>
            <Words className="legend__key legend__key--middle" />
            <Words>一半的村在这里</Words>
            <Words className="legend__key legend__key--own" />
            <Words>本村</Words>
          </Box>
          {sides.map((side) => {
            const places = placesOf(month[side], similar[side]);
            const sentence = standsWords(side, month[side], similar[side]);
            return (
              <Box className="range-row" key={side}>
                <Figure className="range" label={sentence}>
                  <Words className="range__name" hidden>
                    {names[side]}
                  </Words>
                  <Box className="range__line" hidden>
                    <Part className="range__middle" left={places.low} width={Math.max(1, places.high - places.low)} />
                    <Part className="range__median" left={places.median} />
                    <Part className="range__own" left={places.own} />
                  </Box>
                </Figure>
                <Box className="compared__words">{sentence}</Box>
              </Box>
            );
          })}
        </>
      ) : null}
    </Box>
  );
}

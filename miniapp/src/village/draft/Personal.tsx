import type { PersonalDecision, PersonalHit, PersonalKind } from '../../../../contracts/publication';
import { Box, RadioGroup, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { Section } from '../../ui/Section';

/** In the words of the contract, which a phone does not load for them. */
const kinds: Record<PersonalKind, string> = { name: '像人名', cadre: '村里任职的人', address: '像门牌号', child: '像孩子的名字', landline: '座机' };
const choices: readonly PersonalDecision[] = ['mask', 'keep'];

interface Props {
  hits: readonly PersonalHit[];
  decisions: Readonly<Record<string, PersonalDecision>>;
  onDecide: (text: string, decision: PersonalDecision) => void;
}

/** Words that look personal: the clerk decides about each, nothing is chosen in advance. */
export function Personal({ hits, decisions, onDecide }: Props) {
  return (
    <Section title="像个人信息的" hint={`${hits.length} 处，请定下来`}>
      {hits.map(({ text, kind, masked, places, suggestion }) => (
        <Box className="card personal" role="group" label={`${text}，${kinds[kind]}`} key={text}>
          <Words className="link-row__name">{text}</Words>
          <Words className="link-row__more">
            {kinds[kind]}，在{places.join('、')}。建议{suggestion === 'mask' ? '遮住' : '留着'}。
          </Words>
          <RadioGroup className="personal__choices" label={`“${text}”怎么公开，二选一`} values={choices} value={decisions[text] ?? null} onChange={(decision) => onDecide(text, decision)} optionClass={(_, on) => (on ? 'chip chip--on' : 'chip')}>
            {(decision, on) => (
              <>
                {on ? <Icon name="tick" size="small" /> : null}
                <Words>{decision === 'mask' ? `遮成“${masked}”` : '留着'}</Words>
              </>
            )}
          </RadioGroup>
        </Box>
      ))}
    </Section>
  );
}

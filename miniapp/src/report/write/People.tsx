import { Box, Tap, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { Section } from '../../ui/Section';
import { emptyPerson, most, type DraftPerson } from '../logic/draft';
import { Field } from '../ui/Field';

interface Props {
  people: readonly DraftPerson[];
  problems: Record<string, string>;
  change: (people: DraftPerson[]) => void;
}

/** Who is reported, one or several. They and theirs never get to see the report. */
export function People({ people, problems, change }: Props) {
  const put = (at: number, changes: Partial<DraftPerson>) => change(people.map((person, index) => (index === at ? { ...person, ...changes } : person)));
  return (
    <Section title="反映谁" hint="选填">
      <Box className="quiet gap-small">您写的人、他的单位和管他单位的人，都看不到这份反映。写全一点，我们才避得开。</Box>
      {people.map((person, at) => (
        <Box className="card person" role="group" label={`第 ${at + 1} 个人`} key={at}>
          <Box className="row row--between">
            <Words className="strong grow">第 {at + 1} 个人</Words>
            <Tap className="link" onTap={() => change(people.filter((_, index) => index !== at))} label={`去掉第 ${at + 1} 个人`}>
              去掉
            </Tap>
          </Box>
          <Field id={`people.${at}.name`} label="姓名或称呼" most={most.name} value={person.name} problem={problems[`people.${at}.name`]} onInput={(name) => put(at, { name })} />
          <Field id={`people.${at}.organisation`} label="单位" hint="选填" most={most.organisation} value={person.organisation} onInput={(organisation) => put(at, { organisation })} />
          <Field id={`people.${at}.post`} label="职务" hint="选填" most={most.post} value={person.post} onInput={(post) => put(at, { post })} />
        </Box>
      ))}
      {people.length < most.people ? (
        <Tap className="add-row" onTap={() => change([...people, emptyPerson])}>
          <Icon name="person" />
          {people.length === 0 ? '写上一个人' : '再加一个人'}
        </Tap>
      ) : null}
    </Section>
  );
}

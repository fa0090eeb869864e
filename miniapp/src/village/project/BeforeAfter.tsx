import type { PublicProject } from '../../../../contracts/project';
import type { ProjectStage } from '../../../../contracts/project-options';
import { projectFileAddress } from '../../api/projects';
import { Box, Picture } from '../../ui/elements';
import { Section } from '../../ui/Section';

const before: readonly ProjectStage[] = ['plan', 'tender', 'contract'];
const after: readonly ProjectStage[] = ['acceptance', 'payment'];

function photoOf({ entries }: PublicProject, stages: readonly ProjectStage[]): string | undefined {
  return entries.filter((entry) => entry.replacedById === null && stages.includes(entry.content.stage)).flatMap(({ files }) => files.filter(({ kind }) => kind === 'photo'))[0]?.id;
}

/** The same place before the works and after: only where both were photographed. */
export function BeforeAfter({ project }: { project: PublicProject }) {
  const pair = [['施工以前', photoOf(project, before)], ['完工以后', photoOf(project, after)]] as const;
  if (pair.some(([, id]) => !id)) return null;
  return (
    <Section title="以前和现在">
      <Box className="photos">
        {pair.map(([name, id]) => (
          <Box key={name}>
            <Picture className="photos__one" source={projectFileAddress(project.id, id!)} label={`${name}的照片`} />
            <Box className="note">{name}</Box>
          </Box>
        ))}
      </Box>
    </Section>
  );
}

import type { PublicProject } from '../../../../contracts/project';
import { dayWords, lateWords } from '../../logic/days';
import { Words } from '../../ui/elements';
import { Light } from '../../ui/Light';

/** How the works stand against the planned days. */
export function ProjectLight({ light }: { light: PublicProject['light'] }) {
  if (!light) return <Words className="tag tag--plain">还没开工</Words>;
  const late = light.lateWorkingDays > 0 ? lateWords(light.lateWorkingDays) : null;
  if (light.light === 'done') return <Light kind={late ? 'red' : 'done'} more={late ? `已验收，${late}` : '已验收'} />;
  if (light.light === 'red') return <Light kind="red" more={late ?? undefined} />;
  return <Light kind={light.light === 'yellow' ? 'yellow' : 'green'} more={`${light.light === 'yellow' ? '临期' : '正常'}，${dayWords(light.due, new Date())} 前完工`} />;
}

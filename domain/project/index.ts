import './policy';
import './files';
import './notices';
import './recheck';

export { approveEntry, returnEntry, submitEntry } from './approval';
export { addEntry, createProject, discardEntry, saveEntry } from './drafts';
export { saveLimits, showLimits } from './limits';
export { ProjectModel, type Project } from './model';
export { eachPublicProject, openProjectsFilter, publicProjectsState, type OpenProject } from './open';
export { publicProjectPlaces } from './places';
export { presentDetail } from './present';
export { listPublicProjects, openProjectFile, publicPoint, showPublicProject } from './public';
export { eachProject, listProjects, showProject } from './queries';
export { signOf } from './sign';
export { projectWork } from './work';

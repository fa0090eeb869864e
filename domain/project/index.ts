import './policy';
import './files';
import './notices';
import './recheck';

export { approveEntry, returnEntry, submitEntry } from './approval';
export { addEntry, createProject, discardEntry, saveEntry } from './drafts';
export { saveLimits, showLimits } from './limits';
export { publicProjectPlaces } from './map/places';
export { saveBoundary, saveOffice, showVillageMap } from './map/village-map';
export { ProjectModel, type Project } from './model';
export { presentDetail } from './present';
export { listPublicProjects, openProjectFile, publicPoint, showPublicProject } from './public';
export { eachProject, listProjects, showProject } from './queries';
export { signOf } from './sign';
export { projectWork } from './work';

import {permissionsStep} from './matrix/permissions-step.ts';

export default permissionsStep({user: 'root', mode: 'full-apivfs', privateTmp: false});

import {permissionsStep} from './matrix/permissions-step.ts';

export default permissionsStep({user: 'dynamic-user', mode: 'full-apivfs', privateTmp: true});

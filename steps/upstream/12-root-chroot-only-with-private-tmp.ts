import {permissionsStep} from './matrix/permissions-step.ts';

export default permissionsStep({user: 'root', mode: 'chroot-only', privateTmp: true});

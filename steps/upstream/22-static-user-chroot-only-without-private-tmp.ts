import {permissionsStep} from './matrix/permissions-step.ts';

export default permissionsStep({user: 'static-user', mode: 'chroot-only', privateTmp: false});

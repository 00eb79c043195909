import {exactStep} from './exact/exact-step.ts';

export default exactStep(62, 'chroot-only');

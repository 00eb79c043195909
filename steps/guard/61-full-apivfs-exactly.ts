import {exactStep} from './exact/exact-step.ts';

export default exactStep(61, 'full-apivfs');

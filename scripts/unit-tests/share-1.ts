import {declareShare} from './declare-share.ts';

await declareShare(1);

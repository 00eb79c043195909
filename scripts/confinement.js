#!/usr/bin/env node
// The command `confinement`: plain JavaScript, so that Node runs it from any folder; the rest is TypeScript.
import {register} from 'tsx/esm/api';

register();
await import('./cli.ts');

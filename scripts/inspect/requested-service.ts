import type {ModuleService} from '../../vm/inspect/module/module-service.ts';
import type {UnitSource} from '../../vm/inspect/unit/unit-source.ts';

/** A service that is asked for: a unit file, one that the guest has, by its name, or one of a module. */
export type RequestedService = UnitSource | string | ModuleService;

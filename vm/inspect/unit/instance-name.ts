/** The name itself, and for a template, as in `tor@.service`, that of an instance. */
export const instanceName = (name: string): string => name.replace(/@\.service$/, '@inspect.service');

/** What a change does to what a service may do; `same` when nothing, `other` when it cannot be said. */
export type Direction = 'same' | 'wider' | 'narrower' | 'other';

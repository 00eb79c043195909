import {byGeneration, nix, type NixExpression, type StepFacts} from '../index.ts';
import {expectType} from './expect-type.ts';

declare const facts: StepFacts;

const pick = byGeneration({2019: 'EACCES', 2024: 'EROFS', 2025: 'EROFS'});
expectType<'EACCES' | 'EROFS'>()(pick(facts));

// @ts-expect-error -- nothing is said about 2025
byGeneration({2019: 1, 2024: 2});

expectType<NixExpression>()(nix`pkgs.hello`);
expectType<NixExpression>()(nix`[ ${nix`pkgs.hello`} ${1} ${'text'} ]`);
// @ts-expect-error -- a function is no value of Nix
expectType<NixExpression>()(nix`${() => 1}`);

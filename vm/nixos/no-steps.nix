# No steps: of a guest that gets their units when it runs.
{ pkgs, lib }: [ ]

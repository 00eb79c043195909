# Builder of runCommand. Without HOME, programs would look for the files of a user that does not exist.
PATH=$buildPath
export PATH HOME=/homeless-shelter
source "$buildCommandPath"

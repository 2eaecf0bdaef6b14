# Builds only what is out of date. Sourced by the other scripts.

# Succeeds if a file is missing or older than any file of the given files and folders.
out_of_date() {
  local output=$1
  shift
  [ ! -f "$output" ] || [ -n "$(find "$@" -type f -newer "$output" | head -n 1)" ]
}

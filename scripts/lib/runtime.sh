# Which runtime a script's program uses where the user names none.
# To be sourced; needs nothing beyond bash 3.2 and the tools of macOS.

# panametal_runtime_is_chosen OPTION...: whether the user names the runtime in one of the possible
# places.
panametal_runtime_is_chosen() {
  local option
  [ -z "${PANAMETAL_RUNTIME:-}" ] || return 0
  case " ${PANAMETAL_JAVA_OPTIONS:-}" in *" -Dpanametal.runtime="*) return 0 ;; esac
  for option in "$@"; do
    case $option in --runtime | --runtime=*) return 0 ;; esac
  done
  return 1
}

# panametal_choose_runtime OPTION...: sets PANAMETAL_RUNTIME where the user chose none, and says so.
panametal_choose_runtime() {
  panametal_runtime_is_chosen "$@" && return 0
  case $(uname -s) in
    Darwin) PANAMETAL_RUNTIME=native ;;
    *) PANAMETAL_RUNTIME=embedded ;;
  esac
  export PANAMETAL_RUNTIME
  echo "$(basename "$0"): runtime $PANAMETAL_RUNTIME (another: --runtime NAME or PANAMETAL_RUNTIME=NAME)" >&2
}

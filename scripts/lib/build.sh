# Builds a tool together with the library, if anything changed since the last time.
# To be sourced after jdk.sh; needs nothing beyond bash 3.2 and the tools of macOS.

# Maven's own libraries make newer JVMs warn about what they use; a JVM that does not know one of
# these options skips it.
PANAMETAL_MAVEN_JVM_OPTIONS="-XX:+IgnoreUnrecognizedVMOptions --enable-native-access=ALL-UNNAMED \
--sun-misc-unsafe-memory-access=allow"

# A TOOL is a folder with a pom of its own, or `cli`, the command line inside the library.

# panametal_target ROOT TOOL: where Maven puts what it builds.
panametal_target() {
  case $2 in
    cli) printf '%s\n' "$1/target" ;;
    *) printf '%s\n' "$1/$2/target" ;;
  esac
}

# panametal_inputs ROOT TOOL: the files and folders that the tool is built from, one on each line.
panametal_inputs() {
  printf '%s\n' "$1/pom.xml" "$1/src/main"
  [ "$2" = cli ] || printf '%s\n' "$1/$2/pom.xml" "$1/$2/reactor.xml" "$1/$2/src/main"
}

# panametal_classpath ROOT TOOL: what a JVM that runs the tool needs on its class path.
panametal_classpath() {
  local target jar
  target=$(panametal_target "$1" "$2")
  case $2 in
    cli) set -- "$target"/panametal-*-cli.jar ;;
    *) set -- "$target/panametal-$2"-*.jar ;;
  esac
  for jar in "$@"; do
    printf '%s:' "$jar"
  done
  cat "$target/runtime.classpath"
}

# panametal_outdated ROOT TOOL: whether the tool must be built: never built, an input newer than the
# last build, or a file of its class path gone.
panametal_outdated() {
  local classpath input entry
  classpath=$(panametal_target "$1" "$2")/runtime.classpath
  [ -e "$classpath" ] || return 0
  while IFS= read -r input; do
    # Folders count too: they are newer when a file in them was deleted.
    [ -z "$(find "$input" -newer "$classpath")" ] || return 0
  done <<LIST
$(panametal_inputs "$1" "$2")
LIST
  while IFS= read -r entry; do
    [ -z "$entry" ] || [ -e "$entry" ] || return 0
  done <<LIST
$(panametal_classpath "$1" "$2" | tr ':' '\n')
LIST
  return 1
}

# panametal_build ROOT TOOL JDK: builds the library and the tool if they are outdated. Maven runs on
# that JDK, so that its toolchain has one even where Maven's own search would find none.
panametal_build() {
  local root=$1 tool=$2 jdk=$3 target classpath pom name log
  target=$(panametal_target "$root" "$tool")
  classpath=$target/runtime.classpath
  case $tool in
    cli) pom=$root/pom.xml ;;
    *) pom=$root/$tool/reactor.xml ;;
  esac
  panametal_outdated "$root" "$tool" || return 0
  name=$(basename "$0")
  if ! command -v mvn >/dev/null; then
    echo "$name: Maven is needed to build Panametal, but there is no mvn on the PATH." >&2
    echo "Install Maven 3.8 or newer (https://maven.apache.org), or add its bin folder to the PATH." >&2
    return 1
  fi
  echo "$name: building the library and $tool with Maven (the first time it downloads what it needs)" >&2
  log=$target/build.log
  mkdir -p "$target"
  # Made before the build and given its time after it: an input that is edited meanwhile is newer.
  : >"$log.start"
  rm -f "$classpath"
  if ! JAVA_HOME=$jdk MAVEN_OPTS="$PANAMETAL_MAVEN_JVM_OPTIONS ${MAVEN_OPTS:-}" \
    mvn --batch-mode --no-transfer-progress --file "$pom" \
    -Dmaven.test.skip=true package >"$log" 2>&1; then
    grep -E '^\[(ERROR|WARNING)' "$log" >&2 || cat "$log" >&2
    echo "$name: the build failed; above is what Maven says, all of it is in $log" >&2
    return 1
  fi
  touch -r "$log.start" "$classpath"
}

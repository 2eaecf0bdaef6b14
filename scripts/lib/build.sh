# Builds a tool together with the library, if anything changed since the last time.
# To be sourced after jdk.sh; needs nothing beyond bash 3.2 and the tools of macOS.

# Maven's own libraries make newer JVMs warn about what they use; a JVM that does not know one of
# these options skips it.
PANAMETAL_MAVEN_JVM_OPTIONS="-XX:+IgnoreUnrecognizedVMOptions --enable-native-access=ALL-UNNAMED \
--sun-misc-unsafe-memory-access=allow"

# panametal_outdated ROOT TOOL: whether the tool in ROOT/TOOL must be built: never built, an input
# newer than the last build, or a file of its class path gone.
panametal_outdated() {
  local root=$1 tool=$2 classpath=$1/$2/target/runtime.classpath entry
  [ -s "$classpath" ] || return 0
  # Folders count too: they are newer when a file in them was deleted.
  if [ -n "$(find "$root/pom.xml" "$root/src/main" "$root/$tool/pom.xml" "$root/$tool/reactor.xml" \
    "$root/$tool/src/main" -newer "$classpath")" ]; then
    return 0
  fi
  while IFS= read -r entry; do
    [ -e "$entry" ] || return 0
  done <<LIST
$(panametal_classpath "$root" "$tool" | tr ':' '\n')
LIST
  return 1
}

# panametal_classpath ROOT TOOL: what a JVM that runs the tool needs on its class path.
panametal_classpath() {
  local target=$1/$2/target jar
  for jar in "$target/panametal-$2"-*.jar; do
    printf '%s:' "$jar"
  done
  cat "$target/runtime.classpath"
}

# panametal_build ROOT TOOL JDK: builds the library and ROOT/TOOL if they are outdated. Maven runs on
# that JDK, so that its toolchain has one even where Maven's own search would find none.
panametal_build() {
  local root=$1 tool=$2 jdk=$3 classpath=$1/$2/target/runtime.classpath name log
  panametal_outdated "$root" "$tool" || return 0
  name=$(basename "$0")
  if ! command -v mvn >/dev/null; then
    echo "$name: Maven is needed to build Panametal, but there is no mvn on the PATH." >&2
    echo "Install Maven 3.8 or newer (https://maven.apache.org), or add its bin folder to the PATH." >&2
    return 1
  fi
  echo "$name: building the library and $tool with Maven (the first time it downloads what it needs)" >&2
  log=$1/$2/target/build.log
  mkdir -p "$1/$2/target"
  # Made before the build and given its time after it: an input that is edited meanwhile is newer.
  : >"$log.start"
  rm -f "$classpath"
  if ! JAVA_HOME=$jdk MAVEN_OPTS="$PANAMETAL_MAVEN_JVM_OPTIONS ${MAVEN_OPTS:-}" \
    mvn --batch-mode --no-transfer-progress --file "$root/$tool/reactor.xml" \
    -Dmaven.test.skip=true package >"$log" 2>&1; then
    grep -E '^\[(ERROR|WARNING)' "$log" >&2 || cat "$log" >&2
    echo "$name: the build failed; above is what Maven says, all of it is in $log" >&2
    return 1
  fi
  touch -r "$log.start" "$classpath"
}

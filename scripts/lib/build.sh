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
  local root=$1 tool=$2 jdk=$3 classpath=$1/$2/target/runtime.classpath name started
  panametal_outdated "$root" "$tool" || return 0
  name=$(basename "$0")
  if ! command -v mvn >/dev/null; then
    echo "$name: Maven is needed to build Panametal, but there is no mvn on the PATH." >&2
    echo "Install Maven 3.8 or newer (https://maven.apache.org), or add its bin folder to the PATH." >&2
    return 1
  fi
  echo "$name: building the library and $tool with Maven (the first time it downloads what it needs)" >&2
  # Taken before the build: an input that is edited meanwhile must count as newer.
  started=$(mktemp "${TMPDIR:-/tmp}/panametal-build.XXXXXX") || return 1
  rm -f "$classpath"
  if ! JAVA_HOME=$jdk MAVEN_OPTS="$PANAMETAL_MAVEN_JVM_OPTIONS ${MAVEN_OPTS:-}" \
    mvn --quiet --batch-mode --file "$root/$tool/reactor.xml" \
    -Dmaven.test.skip=true package >&2; then
    rm -f "$started"
    echo "$name: the build failed; Maven says above why." >&2
    return 1
  fi
  touch -r "$started" "$classpath"
  rm -f "$started"
}

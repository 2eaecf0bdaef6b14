# shellcheck shell=bash
# For scripts that run the tool of bindings-gen; to be sourced, after jdk.sh and build.sh.

# panametal_build_bindings_gen ROOT JDK: builds the tool with Maven unless it is newer than everything
# it is made of, and prints the path of its jar. Folders count too: they are newer when a file in them
# was deleted. The library is not needed, so that bindings that do not compile can be replaced.
panametal_build_bindings_gen() {
  local tool=$1/bindings-gen
  local jar=$tool/target/bindings-gen.jar log=$tool/target/build.log
  if [ -s "$jar" ] && [ -z "$(find "$tool/pom.xml" "$tool/src/main" -newer "$jar")" ]; then
    echo "$jar"
    return 0
  fi
  echo "${0##*/}: building bindings-gen with Maven" >&2
  mkdir -p "$tool/target"
  # Made before the build and given its time after it: an input that is edited meanwhile is newer.
  : >"$log.start"
  if ! JAVA_HOME=$2 MAVEN_OPTS="$PANAMETAL_MAVEN_JVM_OPTIONS ${MAVEN_OPTS:-}" \
    mvn --batch-mode --no-transfer-progress --file "$tool/pom.xml" \
    -Dmaven.test.skip=true package >"$log" 2>&1; then
    grep -E '^\[(ERROR|WARNING)' "$log" >&2 || cat "$log" >&2
    echo "${0##*/}: the build failed; all that Maven says is in $log" >&2
    return 1
  fi
  touch -r "$log.start" "$jar"
  echo "$jar"
}

# Runs the library's test suite, which must be compiled, without compiling it again.
# To be sourced after jdk.sh and build.sh; needs nothing beyond bash 3.2 and the tools of macOS.

# The runtimes of the suite; the pom has one surefire execution for each.
PANAMETAL_SUITE_RUNTIMES="embedded loopback"

# panametal_compile_suite ROOT JDK LOG: compiles the library and its tests.
panametal_compile_suite() {
  JAVA_HOME=$2 MAVEN_OPTS="$PANAMETAL_MAVEN_JVM_OPTIONS ${MAVEN_OPTS:-}" \
    mvn --batch-mode --no-transfer-progress --file "$1/pom.xml" test-compile >"$3" 2>&1
}

# panametal_suite ROOT JDK RUNTIME LOG JVM_OPTIONS MAVEN_OPTION...: runs the suite on one runtime.
panametal_suite() {
  local root=$1 jdk=$2 runtime=$3 log=$4 jvm_options=$5 execution
  shift 5
  case $runtime in
    embedded) execution=default-test ;;
    *) execution=test-on-$runtime ;;
  esac
  JAVA_HOME=$jdk MAVEN_OPTS="$PANAMETAL_MAVEN_JVM_OPTIONS ${MAVEN_OPTS:-}" \
    mvn --batch-mode --no-transfer-progress --file "$root/pom.xml" \
    toolchains:select-jdk-toolchain@default "surefire:test@$execution" \
    "-Djvm.flags=$jvm_options" "$@" >"$log" 2>&1
}

# panametal_suite_count LOG: "tests failures skipped", errors among the failures; fails if the tests
# did not come to an end.
panametal_suite_count() {
  sed -n 's/^\[[A-Z]*\] Tests run: \([0-9]*\), Failures: \([0-9]*\), Errors: \([0-9]*\), Skipped: \([0-9]*\)$/\1 \2 \3 \4/p' "$1" |
    tail -n 1 | {
    read -r tests failures errors skipped || return 1
    echo "$tests $((failures + errors)) $skipped"
  }
}

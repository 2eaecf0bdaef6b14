# Finds an installed JDK. Sourced by the other scripts; works with bash 3.2 and the tools of macOS.

# Prints the homes of JVMs that could do, the preferred ones first: JAVA_HOME, Maven's toolchains,
# the folders in PANAMETAL_JVMS (separated by colons), what macOS knows of.
jdk_candidates() {
  local folders folder home
  if [ -n "${JAVA_HOME:-}" ]; then
    echo "$JAVA_HOME"
  fi
  if [ -f "$HOME/.m2/toolchains.xml" ]; then
    sed -n 's:.*<jdkHome>[[:space:]]*\(.*[^[:space:]]\)[[:space:]]*</jdkHome>.*:\1:p' \
      "$HOME/.m2/toolchains.xml"
  fi
  folders=/usr/lib/jvm:/Library/Java/JavaVirtualMachines
  folders=$folders:$HOME/Library/Java/JavaVirtualMachines:$HOME/.sdkman/candidates/java:$HOME/.jdks
  local IFS=:
  for folder in ${PANAMETAL_JVMS-$folders}; do
    for home in "$folder"/*; do
      if [ -d "$home/Contents/Home" ]; then
        echo "$home/Contents/Home"
      elif [ -d "$home" ]; then
        echo "$home"
      fi
    done
  done
  if [ -x /usr/libexec/java_home ]; then
    /usr/libexec/java_home -v "$1+" 2>/dev/null || true
  fi
}

# Prints the feature version of the JDK at a home, or nothing if there is no JDK.
jdk_version() {
  if [ -x "$1/bin/javac" ] && [ -f "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
  fi
}

# Prints the home of a JDK of at least the given version, or says what to do and fails.
find_jdk() {
  local home version
  while IFS= read -r home; do
    version=$(jdk_version "$home")
    if [ -n "$version" ] && [ "$version" -ge "$1" ]; then
      echo "$home"
      return 0
    fi
  done <<EOF
$(jdk_candidates "$1")
EOF
  echo "No JDK $1 or newer was found. Install one, or name it: JAVA_HOME is its folder," >&2
  echo "PANAMETAL_JVMS a list of folders of JVMs, separated by colons." >&2
  return 1
}

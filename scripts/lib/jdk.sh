# Finds a JDK 22 or newer for the scripts beside this folder, also where plain `java` is older.
# To be sourced; needs nothing beyond bash 3.2 and the tools of macOS.
#
# Looked at, in this order: JAVA_HOME, the `java` on the PATH, Maven's toolchains.xml, then the
# folders that JVMs are usually installed in. PANAMETAL_JVMS (folders separated by colons, each one
# a JDK or a folder of JDKs) replaces that last list, including what macOS's java_home knows.

PANAMETAL_MINIMUM_JAVA=22

# panametal_jvm_folders: the folders to look in, one on each line.
panametal_jvm_folders() {
  if [ -n "${PANAMETAL_JVMS+set}" ]; then
    printf '%s\n' "$PANAMETAL_JVMS" | tr ':' '\n'
    return
  fi
  printf '%s\n' \
    /usr/lib/jvm /usr/lib64/jvm /usr/java /usr/local/java /opt/java /opt/jdk /opt/jvm /opt \
    /Library/Java/JavaVirtualMachines "${HOME:-}/Library/Java/JavaVirtualMachines" \
    /opt/homebrew/opt /usr/local/opt \
    "${HOME:-}/.jdks" "${HOME:-}/.m2/jdks" "${HOME:-}/.gradle/jdks" "${HOME:-}/.sdkman/candidates/java" \
    "${HOME:-}/.asdf/installs/java" "${HOME:-}/.local/share/mise/installs/java" "${HOME:-}/.jabba/jdk" \
    "${HOME:-}/.jenv/versions"
}

# panametal_java_major HOME: the feature version of the JDK in HOME; fails if there is none.
# The release file is read first, because starting a JVM for each candidate is slow.
panametal_java_major() {
  local home=$1 version=
  [ -x "$home/bin/java" ] && [ -x "$home/bin/javac" ] || return 1
  if [ -r "$home/release" ]; then
    version=$(sed -n 's/^JAVA_VERSION="\{0,1\}\([^"]*\)"\{0,1\}.*$/\1/p' "$home/release" | head -n 1)
  fi
  if [ -z "$version" ]; then
    version=$("$home/bin/java" -version 2>&1 |
      sed -n 's/^.* version "\([^"]*\)".*$/\1/p' | head -n 1)
  fi
  version=${version#1.} # 1.8.0 is Java 8
  version=${version%%[!0-9]*}
  [ -n "$version" ] && printf '%s\n' "$version"
}

# panametal_jdk_at FOLDER: prints FOLDER, or the JDK inside a macOS bundle or Homebrew keg of that
# name, if it is new enough.
panametal_jdk_at() {
  local home major
  for home in "$1" "$1/Contents/Home" "$1/libexec/openjdk.jdk/Contents/Home"; do
    if major=$(panametal_java_major "$home") && [ "$major" -ge "$PANAMETAL_MINIMUM_JAVA" ]; then
      printf '%s\n' "$home"
      return 0
    fi
  done
  return 1
}

# panametal_java_on_path: the home of the `java` on the PATH, as that JVM itself gives it (the
# command is usually a chain of links, and on macOS a stub).
panametal_java_on_path() {
  local java
  java=$(command -v java) || return 1
  "$java" -XshowSettings:properties -version 2>&1 |
    sed -n 's/^ *java\.home = //p' | head -n 1
}

# panametal_toolchain_homes: every jdkHome of Maven's toolchains file, one on each line.
panametal_toolchain_homes() {
  local file=${HOME:-}/.m2/toolchains.xml
  [ -r "$file" ] || return 0
  sed -n 's/^.*<jdkHome>[[:space:]]*\([^<]*[^<[:space:]]\)[[:space:]]*<\/jdkHome>.*$/\1/p' "$file"
}

# panametal_find_jdk: prints the home of a JDK that is new enough; fails if none is found.
panametal_find_jdk() {
  local folder candidate
  if [ -n "${JAVA_HOME:-}" ]; then
    panametal_jdk_at "$JAVA_HOME" && return 0
  fi
  candidate=$(panametal_java_on_path)
  if [ -n "$candidate" ]; then
    panametal_jdk_at "$candidate" && return 0
  fi
  while IFS= read -r candidate; do
    panametal_jdk_at "$candidate" && return 0
  done <<LIST
$(panametal_toolchain_homes)
LIST
  while IFS= read -r folder; do
    [ -d "$folder" ] || continue
    panametal_jdk_at "$folder" && return 0
    for candidate in "$folder"/*; do
      panametal_jdk_at "$candidate" && return 0
    done
  done <<LIST
$(panametal_jvm_folders)
LIST
  if [ -z "${PANAMETAL_JVMS+set}" ] && [ -x /usr/libexec/java_home ]; then
    candidate=$(/usr/libexec/java_home -v "$PANAMETAL_MINIMUM_JAVA+" 2>/dev/null) &&
      panametal_jdk_at "$candidate" && return 0
  fi
  return 1
}

# panametal_require_jdk: panametal_find_jdk, or one message that says what to do.
panametal_require_jdk() {
  panametal_find_jdk && return 0
  {
    echo "$(basename "$0"): no JDK $PANAMETAL_MINIMUM_JAVA or newer was found."
    echo "Looked at JAVA_HOME (${JAVA_HOME:-not set}), the java on the PATH, ~/.m2/toolchains.xml and:"
    panametal_jvm_folders | sed 's/^/  /'
    echo "Install one (for example from https://adoptium.net), or say where it is:"
    echo "  JAVA_HOME=/path/to/jdk $0      or      PANAMETAL_JVMS=/folder/of/jdks $0"
  } >&2
  return 1
}

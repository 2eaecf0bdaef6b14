# An arm64 JDK that runs on this machine by emulation: Debian trixie's, unpacked together with the
# libraries that it and the conformance tests need. Nothing is installed and no root is needed: apt
# gets its own folders, dpkg-deb unpacks, and qemu looks for the libraries in what it unpacked.
# To be sourced. Needs qemu-user-static, apt and dpkg-deb of a Debian or Ubuntu.

PANAMETAL_AARCH64_SUITE=trixie # the oldest Debian with a JDK 25
PANAMETAL_AARCH64_PACKAGES="openjdk-25-jre-headless libc6 zlib1g libstdc++6 libgcc-s1 libobjc4 \
libgnustep-base1.31 libblocksruntime0"

# panametal_debian_mirror: the address from which this machine's apt gets Debian.
panametal_debian_mirror() {
  apt-get indextargets --format '$(CREATED_BY) $(REPO_URI) $(ORIGIN) $(COMPONENT)' 2>/dev/null |
    sed -n 's/^Packages \([^ ]*\) Debian main$/\1/p' | grep -v security | head -n 1
}

# panametal_apt FOLDER ARGUMENT...: apt-get with the arm64 packages of trixie, in FOLDER.
panametal_apt() {
  local folder=$1
  shift
  APT_CONFIG=$folder/apt.conf apt-get -q "$@"
}

# panametal_apt_folder FOLDER: what apt needs there. The keys are the machine's own.
panametal_apt_folder() {
  local folder=$1 mirror
  mirror=$(panametal_debian_mirror)
  if [ -z "$mirror" ]; then
    echo "conformance: this machine's apt has no Debian mirror (apt-get indextargets lists none)." >&2
    return 1
  fi
  rm -rf "$folder"
  mkdir -p "$folder/etc/apt.conf.d" "$folder/etc/preferences.d" "$folder/lists/partial" \
    "$folder/archives/partial"
  : >"$folder/status"
  printf 'deb [arch=arm64 signed-by=%s] %s %s main\n' \
    /usr/share/keyrings/debian-archive-keyring.gpg "$mirror" "$PANAMETAL_AARCH64_SUITE" \
    >"$folder/etc/sources.list"
  cat >"$folder/apt.conf" <<CONF
APT::Architecture "arm64";
APT::Architectures { "arm64"; };
APT::Install-Recommends "false";
Acquire::Languages "none";
Dir::Etc "$folder/etc";
Dir::State "$folder";
Dir::State::status "$folder/status";
Dir::Cache "$folder";
CONF
}

# panametal_aarch64_download FOLDER: the packages with what they depend on, into FOLDER/apt/archives.
panametal_aarch64_download() {
  local apt=$1/apt log=$1/apt.log
  panametal_apt_folder "$apt" || return 1
  # The list is split into words on purpose.
  # shellcheck disable=SC2086
  if ! panametal_apt "$apt" update >"$log" 2>&1 ||
    ! panametal_apt "$apt" install --yes --download-only $PANAMETAL_AARCH64_PACKAGES >>"$log" 2>&1; then
    grep '^[EW]:' "$log" >&2 || tail -n 5 "$log" >&2
    echo "conformance: the mirror of this machine's apt does not give $PANAMETAL_AARCH64_SUITE's arm64" >&2
    echo "packages $PANAMETAL_AARCH64_PACKAGES; all that apt says is in $log" >&2
    return 1
  fi
}

# panametal_aarch64_jdk FOLDER: makes FOLDER/jdk/bin/java, unless it is there and works.
panametal_aarch64_jdk() {
  local folder=$1 qemu home package
  qemu=$(command -v qemu-aarch64-static || command -v qemu-aarch64) || {
    echo "conformance: qemu is not installed. On Debian and Ubuntu:" >&2
    echo "  sudo apt-get install --no-install-recommends qemu-user-static" >&2
    return 1
  }
  if [ -x "$folder/jdk/bin/java" ] && "$folder/jdk/bin/java" -version >/dev/null 2>&1; then
    return 0
  fi
  echo "conformance: downloading and unpacking an arm64 JDK and GNUstep (once; about 150 MB)" >&2
  rm -rf "$folder"
  mkdir -p "$folder/root" "$folder/jdk/bin"
  panametal_aarch64_download "$folder" || return 1
  for package in "$folder"/apt/archives/*.deb; do
    dpkg-deb -x "$package" "$folder/root"
  done
  rm -rf "$folder/apt"
  # Debian's base system links these; the packages themselves have everything in usr.
  ln -s usr/lib "$folder/root/lib"
  home=$(echo "$folder"/root/usr/lib/jvm/java-25-openjdk-*)
  # The JDK's configuration is linked to where it would lie in a real root.
  find "$home" -type l | while IFS= read -r link; do
    case $(readlink "$link") in /etc/*) ln -sfn "$folder/root$(readlink "$link")" "$link" ;; esac
  done
  # Surefire asks the release file which Java this is, and runs bin/java beside it.
  cp "$home/release" "$folder/jdk/release"
  cat >"$folder/jdk/bin/java" <<JAVA
#!/bin/sh
export QEMU_LD_PREFIX='$folder/root'
export LD_LIBRARY_PATH='$folder/root/usr/lib/aarch64-linux-gnu'
exec '$qemu' '$home/bin/java' "\$@"
JAVA
  chmod +x "$folder/jdk/bin/java"
  "$folder/jdk/bin/java" -version >&2
}

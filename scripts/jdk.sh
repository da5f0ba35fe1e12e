# Sourced: sets JAVA_HOME to a JDK 25, or says how to get one.

flipbridge_is_jdk25() { [ -x "$1/bin/javac" ] && grep -qs '^JAVA_VERSION="25' "$1/release"; }

flipbridge_find_jdk() {
  local home
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/*25* /opt/*jdk*25* "$HOME"/.sdkman/candidates/java/25* \
    "$HOME"/.jdks/*25* /Library/Java/JavaVirtualMachines/*25*/Contents/Home; do
    if [ -n "$home" ] && flipbridge_is_jdk25 "$home"; then
      printf '%s' "$home"
      return 0
    fi
  done
  return 1
}

if ! JAVA_HOME=$(flipbridge_find_jdk); then
  cat >&2 <<'TEXT'
Flipbridge needs a JDK 25, and none was found (looked at JAVA_HOME and the usual folders).
  Debian/Ubuntu   apt-get install temurin-25-jdk     (adoptium.net/installation/linux)
  macOS           brew install --cask temurin@25
  any             sdk install java 25-tem            (sdkman.io)
Then run this again, or set JAVA_HOME to it.
TEXT
  exit 1
fi
export JAVA_HOME
export PATH="$JAVA_HOME/bin:$PATH"

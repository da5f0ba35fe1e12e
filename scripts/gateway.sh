# shellcheck shell=bash
# Sourced after jdk.sh, with $home set: the gateway and the local cloud as they are started on this machine.
# shellcheck disable=SC2034  # for those who source this

# shellcheck disable=SC2154  # as said
app=$home/api-gateway/target/app
gateway_cache=$app/flipbridge.aot
cloud_jvm=(--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseG1GC -Xmx3g)

# Unpacks the built gateway, without which there is no AOT cache, and forgets what was learnt of another one. The JVM
# knows jars by their size and time alone, and those of a reproducible build all have the same time.
unpack_gateway() {
  local jars=("$home"/api-gateway/target/api-gateway-*-app.jar) new=$app.$$ sum
  [ -f "${jars[0]}" ] || { echo "there is no ${jars[0]}: build it first (./verify --quick)" >&2; return 1; }
  sum=$(sha256sum <"${jars[0]}")
  [ "$(cat "$app/unpacked" 2>/dev/null)" != "$sum" ] || return 0
  rm -rf "$new"
  java -Djarmode=tools -jar "${jars[0]}" extract --application-filename flipbridge.jar --destination "$new"
  printf '%s\n' "$sum" >"$new/unpacked"
  rm -rf "$app"
  mv "$new" "$app"
}

# Named after what it was learnt of, for the same reason.
cloud_cache() {
  local sum
  sum=$(cat "$home"/local-cloud/target/{local-cloud-*-SNAPSHOT.jar,class-path.txt} | sha256sum)
  printf '%s/local-cloud/target/local-cloud-%.12s.aot' "$home" "$sum"
}

cloud_class_path() {
  local jars=("$home"/local-cloud/target/local-cloud-*-SNAPSHOT.jar)
  printf '%s:%s' "${jars[0]}" "$(cat "$home/local-cloud/target/class-path.txt")"
}

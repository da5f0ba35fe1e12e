# shellcheck shell=bash
# Sourced, in the top folder: whether the bills of materials are as new as the poms, so that a build need not make them.
# It would take ten to twenty seconds, for each part is hashed eight times.

bills_are_new() {
  local module bill
  for module in "$@"; do
    case "$module" in
      local-cloud) bill=$module/target/application.cdx.json ;;
      *) bill=$module/target/classes/META-INF/sbom/application.cdx.json ;;
    esac
    [ -f "$bill" ] && [ -z "$(find pom.xml ./*/pom.xml -newer "$bill" -print -quit)" ] || return 1
  done
}

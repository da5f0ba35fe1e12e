#!/usr/bin/env bash
# Builds or tests the pages: build.sh build|test <Maven's target folder>. Does nothing when nothing changed.
set -euo pipefail
cd "$(dirname "$0")"
. ../../scripts/node.sh
exec node build/build.mjs "$@"

# Sourced: makes sure of Node.js 20.19 or newer with npm, or says how to get it.

flipbridge_has_node() {
  command -v npm >/dev/null && command -v node >/dev/null \
    && node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)'
}

if ! flipbridge_has_node; then
  cat >&2 <<TEXT

=======================================================================================================
The pages for homeowners (api-gateway/web-ui) are built with Node.js 20.19 or newer and npm.
  Found: node $(node --version 2>/dev/null || echo none), npm $(npm --version 2>/dev/null || echo none)
  Debian/Ubuntu   apt-get install nodejs npm        (nodejs.org/en/download where that is older than 20.19)
  macOS           brew install node
Then run this again.
=======================================================================================================

TEXT
  exit 1
fi

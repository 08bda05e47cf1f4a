#!/bin/sh
# Makes .venv-readers with other programs that read what we write (pywb, wacz, ReplayWeb.page, EPUBCheck with its Java),
# or says what is missing.
set -eu
replay=replaywebpage@2.5.3
log=.cache/install.log
mkdir -p .cache

fail() {
    printf '%s\n' "$1" >&2
    exit 1
}

echo "Installing other programs that read what we write into .venv-readers."
.venv/bin/python -m venv --clear .venv-readers >"$log" 2>&1 || fail "No environment could be made; see $log."
PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1 .venv-readers/bin/python -m pip install --quiet --no-deps \
    -r requirements-readers.txt >"$log" 2>&1 ||
    fail "The packages of requirements-readers.txt could not be installed; is the internet within reach? See $log."
# Its two scripts are all that is needed; what its package asks for is in them.
{ NODE_OPTIONS=--use-system-ca npm pack "$replay" --silent --pack-destination .venv-readers </dev/null &&
    tar -xzf .venv-readers/replaywebpage-*.tgz -C .venv-readers package/ui.js package/sw.js; } >"$log" 2>&1 ||
    fail "$replay could not be installed; is the internet within reach? See $log."
rm -f "$log"

#!/bin/sh
# Makes .venv with the packages of a requirements file and the command `scrape`, or says in a sentence what is missing.
set -eu
requirements=$1
log=.cache/install.log
mkdir -p .cache

fail() {
    printf '%s\n' "$1" >&2
    exit 1
}

is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

if ! is_new_enough .venv/bin/python; then
    python=
    for name in python3 python3.14 python3.13 python3.12 python3.11; do
        if is_new_enough "$name"; then
            python=$name
            break
        fi
    done
    [ -n "$python" ] || fail "Python 3.11 or newer is needed; install it from https://www.python.org/downloads/ and run the command again."
    echo "Making the environment .venv; this takes a minute, once."
    rm -rf .venv
    "$python" -m venv .venv >"$log" 2>&1 || {
        rm -rf .venv
        fail "Python's venv module is needed; on Debian or Ubuntu: sudo apt install python3-venv. What Python said is in $log."
    }
fi

echo "Installing the packages of $requirements."
install="env PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1 .venv/bin/python -m pip install --quiet"
{ $install -r "$requirements" && $install --no-deps --no-build-isolation --editable .; } >"$log" 2>&1 ||
    fail "The packages of $requirements could not be installed; is the internet within reach? What pip said is in $log."
rm -f "$log"

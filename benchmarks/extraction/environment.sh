#!/bin/sh
# Makes .venv-bench with the extractors that ours is measured beside, or says in a sentence what is missing.
set -eu
log=.cache/install.log
mkdir -p .cache

fail() {
    printf '%s\n' "$1" >&2
    exit 1
}

# rs-trafilatura is built for Python 3.12 alone; pyenv shows a version that is not switched on only when asked for it.
export PYENV_VERSION=3.12
requirements=.cache/requirements-bench.txt
if python3.12 -m venv --clear .venv-bench >"$log" 2>&1; then
    cp requirements-bench.txt "$requirements"
else
    unset PYENV_VERSION
    echo "There is no Python 3.12 here: rs-trafilatura, which needs it, is left out."
    .venv/bin/python -m venv --clear .venv-bench >"$log" 2>&1 || fail "No environment could be made; see $log."
    grep -v '^rs-trafilatura==' requirements-bench.txt >"$requirements"
fi

echo "Installing the packages of requirements-bench.txt."
PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1 .venv-bench/bin/python -m pip install --quiet --no-deps \
    -r "$requirements" >"$log" 2>&1 ||
    fail "The packages of requirements-bench.txt could not be installed; is the internet within reach? See $log."
cp benchmarks/extraction/package.json benchmarks/extraction/package-lock.json .venv-bench
NODE_OPTIONS=--use-system-ca npm ci --prefix .venv-bench --silent --no-audit --no-fund </dev/null >"$log" 2>&1 ||
    fail "The packages of benchmarks/extraction/package.json could not be installed; is the internet within reach? See $log."
rm -f "$log" "$requirements"

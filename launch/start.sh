#!/bin/sh
# Finds a Python that can set up the project (3.8 or newer, with venv) and runs `python -m launch COMMAND` with it.
# Real interpreters come before pyenv's stand-ins: those depend on the folder that one happens to be in.
set -eu
cd "$(dirname "$0")/.."

usable() {
    "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 8))' >/dev/null 2>&1
}

versions="${PYENV_ROOT:-${HOME:-}/.pyenv}/versions"
for candidate in \
    python3.12 python3.13 python3.11 python3.10 \
    "$versions"/3.12.*/bin/python3 "$versions"/3.13.*/bin/python3 "$versions"/3.1[01].*/bin/python3 \
    python3 python3.9 python3.8 python3.14 "$versions"/3.[89].*/bin/python3; do
    if usable "$candidate"; then
        exec "$candidate" -m launch "$@"
    fi
done

echo "No Python 3.8 or newer with venv was found: install one (Debian: apt-get install python3 python3-venv) and try again." >&2
exit 1

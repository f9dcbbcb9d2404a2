#!/bin/sh
# Makes the project's Python environment and installs the project into it.
#
#     tools/venv.sh FOLDER EXTRA     EXTRA is "" or a name of pyproject.toml's optional dependencies (test, dev, docs)
#
# Debian's python3 comes without venv's ensurepip: the package python3-venv is installed where that is allowed, else
# virtualenv is tried, else one line says what to install.
set -eu
folder=$1
extra=${2:-}
python=${PYTHON:-python3}
here=$(dirname "$0")

command -v "$python" >/dev/null 2>&1 || { echo "No '$python' found; install Python 3.11 or later." >&2; exit 1; }
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "$("$python" --version) is too old; Python 3.11 or later is needed (PYTHON=/path/to/python3 make ...)." >&2
    exit 1
}

if ! "$folder/bin/python" -m pip --version >/dev/null 2>&1; then
    rm -rf "$folder"
    "$python" -c 'import ensurepip, venv' 2>/dev/null || CI="" sh "$here/system.sh" venv
    if ! "$python" -m venv "$folder" >/dev/null 2>&1; then
        rm -rf "$folder"
        "$python" -m virtualenv --quiet "$folder" 2>/dev/null || {
            rm -rf "$folder"
            echo "No Python environment can be made: install Debian's python3-venv (apt-get install python3-venv), or virtualenv." >&2
            exit 1
        }
    fi
fi

echo "Installing the project${extra:+ with what '$extra' needs} into $folder ..." >&2
"$folder/bin/python" -m pip install --quiet --disable-pip-version-check --use-pep517 --editable ".${extra:+[$extra]}"

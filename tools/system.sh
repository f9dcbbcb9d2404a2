#!/bin/sh
# Installs the system packages that a task needs, where it may, and names what is left out in one closing line.
#
#     tools/system.sh TASK...        TASK is one of the tasks of the table below
#
# A package is installed with apt-get, as root or through a sudo that asks for no password. Where that is not possible
# the need is "left out": a closing line names it and what it was for, and with CI=true the exit code is 1.
set -eu

# task | how to tell that it is there | Debian package | what it is for
needs() {
    cat <<'TABLE'
venv|python3 -c 'import ensurepip, venv'|python3-venv|the project's own Python environment
test|git --version|git|the tests that look at the tracked files
test|java -version|openjdk-17-jre-headless|the reasoners that check the ontology
test|mvn --version|maven|the reasoners that check the ontology
test|chromium --version|chromium|the tests that open the explorer page in a browser
test|test -n "$(find /usr/share/fonts -name '*CJK*' -print -quit)"|fonts-noto-cjk|the Chinese words on the pictures of the explorer page
test|ps --version|procps|the tests that look at a server's processes
docs|dot -V|graphviz|the picture of a piece of graph
docs|test -n "$(fc-list :lang=zh family)"|fonts-wqy-microhei|the width of Chinese words in the picture
TABLE
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        sudo -n "$@"
    else
        return 1
    fi
}

updated=no
install() {
    command -v apt-get >/dev/null 2>&1 || return 1
    if [ "$updated" = no ]; then
        as_root apt-get update -qq >/dev/null 2>&1 || return 1
        updated=yes
    fi
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1" >/dev/null 2>&1
}

left_out=""
for task in "$@"; do
    needs | grep -q "^$task|" || { echo "tools/system.sh: no task '$task'; tasks: $(needs | cut -d'|' -f1 | sort -u | tr '\n' ' ')" >&2; exit 2; }
    list=$(needs | grep "^$task|")
    while IFS='|' read -r _ probe package purpose; do
        if sh -c "$probe" >/dev/null 2>&1; then
            continue
        fi
        echo "Installing the system package $package ($purpose) ..." >&2
        if install "$package" </dev/null && sh -c "$probe" >/dev/null 2>&1; then
            continue
        fi
        left_out="$left_out $package ($purpose);"
    done <<LIST
$list
LIST
done

if [ -n "$left_out" ]; then
    echo "Left out, because no package manager may be used here:${left_out%;}. Install with: apt-get install PACKAGE" >&2
    if [ "${CI:-}" = true ]; then
        exit 1
    fi
fi

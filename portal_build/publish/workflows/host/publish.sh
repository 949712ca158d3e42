#!/bin/sh
# Made by `portal workflow host`. Brings the portal up to date and publishes it: by hand, from a hook of Git, or every night
# by cron, since notices on age and overdue reviews depend on the day:
#
#   17 2 * * *  cd /srv/portal && ./publish.sh
#
# The target is a folder that a web server serves, or an address such as s3://bucket/folder. What is said goes to cron's mail.
# Python 3.11 or newer and Git are needed.
set -eu
cd "$(dirname "$0")"

TARGET=${PORTAL_TARGET:-'@TARGET@'}

# One run at a time. A lock that a crash has left behind is no lock.
mkdir -p .cache
if command -v flock > /dev/null 2>&1; then
  exec 9> .cache/publish.lock
  flock --nonblock 9 || { echo 'portal: it is being published just now' >&2; exit 2; }
fi

# Only what was fetched from the branch that is checked out; whoever has changed files here is not overrun.
[ ! -d .git ] || git pull --quiet --ff-only

# The generator, and the releases of its packages, where either has changed since they were installed.
if [ ! -x .venv/bin/portal ] || [ ! -f .venv/installed ] || [ -n "$(find @INPUTS@ -newer .venv/installed)" ]; then
@INSTALL@
  touch .venv/installed
fi

# Status 1: entries with errors are left out, and named; the rest is published.
.venv/bin/portal build --site site || [ $? -eq 1 ]
.venv/bin/portal publish --site site "$TARGET" "$@"

#!/bin/sh
# Starts the browser named by PORTAL_CHROMIUM with two more of its features off than Playwright turns off. Chromium heeds only the last
# list of features it is given, so Playwright's is added to rather than followed by another.
#
# With every window they open two pages of the browser's own, for suggestions below the address bar. Nobody sees them without a screen,
# and they take more time than most pages of ours.
for argument do
  shift
  case $argument in --disable-features=*) argument=$argument,WebUIOmniboxPopup,WebUIOmniboxAimPopup ;; esac
  set -- "$@" "$argument"
done
exec "$PORTAL_CHROMIUM" "$@"

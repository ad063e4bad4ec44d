#!/bin/sh
# Every compiled Blueprint file holds only classes and properties that exist. The first argument
# is a library with the classes of the window, which GTK's tool does not know of itself.
set -eu
command -v gtk4-builder-tool >/dev/null || { echo 'skipped: there is no gtk4-builder-tool'; exit 77; }
bad=0
for file in "$2"/*.ui; do
  said=$(LD_PRELOAD=$1 gtk4-builder-tool validate "$file" 2>&1) || {
    printf '%s: %s\n' "${file##*/}" "$said"
    bad=1
  }
done
exit $bad

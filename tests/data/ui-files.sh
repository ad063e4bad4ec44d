#!/bin/sh
# Every compiled Blueprint file holds only classes and properties that exist. GTK's tool knows
# libadwaita's when the library is loaded; classes of our own it cannot know.
set -eu
command -v gtk4-builder-tool >/dev/null || { echo 'skipped: there is no gtk4-builder-tool'; exit 77; }
adwaita=$(pkg-config --variable=libdir libadwaita-1)/libadwaita-1.so.0
bad=0
for file in "$1"/*.ui; do
  said=$(LD_PRELOAD=$adwaita gtk4-builder-tool validate "$file" 2>&1) || {
    # What is left when our own classes are taken out
    said=$(printf '%s\n' "$said" | grep -vE "Lykta|^$" || :)
    [ -z "$said" ] || { printf '%s: %s\n' "${file##*/}" "$said"; bad=1; }
  }
done
exit $bad

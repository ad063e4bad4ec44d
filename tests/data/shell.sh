#!/bin/sh
# Every shell script is clean by shellcheck.
set -eu
command -v shellcheck >/dev/null || { echo 'skipped: there is no shellcheck'; exit 77; }
cd "$LYKTA_SOURCE_DIR"

bad=0
for file in dev .ci/* build-aux/* tests/* tests/*/* bench/*; do
  [ -f "$file" ] || continue
  case $(head -c 20 "$file" | head -n 1 | tr -d '\0') in
    '#!/bin/sh'* | '#!/usr/bin/env bash'*) shellcheck -x "$file" || bad=1 ;;
  esac
done
exit $bad

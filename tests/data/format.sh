#!/bin/sh
# All C is set as .clang-format says: ./dev format does it.
set -eu
command -v clang-format >/dev/null || { echo 'skipped: there is no clang-format'; exit 77; }
cd "$LYKTA_SOURCE_DIR"
find src tests bench -name '*.[ch]' -exec clang-format --dry-run -Werror --ferror-limit=3 {} +
